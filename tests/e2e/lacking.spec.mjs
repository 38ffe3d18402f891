// What a browser lacks is said, with what to do, instead of an empty page.
import { expect, plain, test } from "./support/app.mjs";

plain("a browser without WebAssembly is told to be too old", async ({ page, baseURL }) => {
  await page.addInitScript(() => { delete globalThis.WebAssembly; });
  await page.goto(baseURL);
  await expect(page.getByRole("alert")).toHaveText(/This browser is too old for the app/);
});

plain("a program that does not start says so", async ({ page, baseURL }) => {
  await page.addInitScript(() => {
    const fail = () => Promise.reject(new Error("no"));
    WebAssembly.instantiate = fail;
    WebAssembly.instantiateStreaming = fail;
  });
  await page.goto(baseURL);
  await expect(page.getByRole("alert")).toHaveText(/The app could not start\. Connect to the network and reload/);
});

test("an address without https says what does not work there and what to do", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(globalThis, "isSecureContext", { get: () => false }));
  await page.start();
  await expect(page.getByText("This address is not secure")).toBeVisible();
});

plain.describe("without JavaScript", () => {
  plain.use({ javaScriptEnabled: false });
  plain.skip(({ browserName }) => browserName === "firefox", "Playwright cannot switch it off in a stock Firefox");

  plain("the page says that it needs it, and does not pretend to be starting", async ({ page, baseURL }) => {
    await page.goto(baseURL);
    // Of which nothing is painted where scripts run; looking for text passes it over.
    await expect(page.locator("noscript p")).toBeVisible();
    const painted = await page.locator("main").innerText();
    expect(painted).toContain("JavaScript is switched off in this browser.");
    expect(painted).toContain("ask IT to allow it");
    expect(painted).not.toContain("Starting");
  });
});
