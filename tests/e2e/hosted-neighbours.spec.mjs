// What else lives on the address of the app: other pages below it, and other copies.
import { expect } from "./support/app.mjs";
import { open, test } from "./support/host.mjs";

test("a page of another app below the address keeps its scripts, its images and what it asks for", async ({ page, host }) => {
  host.put("intranet/index.html", '<!doctype html><title>Intranet</title><img src="a.svg" alt=""><script src="a.js"></script>');
  host.put("intranet/a.js", 'document.title = "Its script ran"; fetch("data.json", { method: "POST" }).then(({ ok }) => { window.ok = ok; });');
  host.put("intranet/data.json", "{}");
  host.put("intranet/a.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="7"/>');
  await open(page, host);
  await page.goto(`${host.address}intranet/`);
  await expect(page).toHaveTitle("Its script ran");
  await page.waitForFunction(() => window.ok);
  expect(await page.locator("img").evaluate((image) => image.naturalWidth)).toBe(7);
});

test("a second copy in a folder below the first starts, is kept by itself, and is not told of the first's newer version", async ({ page, host }) => {
  host.copy("beta");
  await open(page, host);
  const beta = { ...host, address: `${host.address}beta/` };
  await open(page, beta);
  await page.goto(`${beta.address}#/about`);
  await expect(page.getByText("The app is kept on this machine and starts without the network")).toBeVisible();
  await expect(page.getByText("Another tab began with a newer version")).toHaveCount(0);
  await host.stop();
  await page.reload();
  await expect(page.getByText("starts without the network")).toBeVisible();
  await page.goto(`${host.address}#/cases`);
  await expect(page.getByRole("button", { name: "Start a case" })).toBeVisible();
});

test("removing everything from a second copy leaves the first on the machine", async ({ page, host }) => {
  host.copy("beta");
  await open(page, host);
  // The first copy's worker answers for the whole folder until the second has one of its own.
  await page.route("**/beta/sw.js", (route) => route.abort());
  await page.goto(`${host.address}beta/#/remove`);
  await page.getByRole("textbox").fill("REMOVE");
  await page.getByRole("button", { name: /Remove/ }).click();
  await expect(page.getByRole("button", { name: /Remove/ })).toHaveCount(0);
  await host.stop();
  await page.goto(host.address);
  await expect(page.getByRole("button", { name: "Start a case" })).toBeVisible();
});
