// What a browser lacks is said, with what to do, instead of an empty page.
import { expect, oneFile, plain, test } from "./support/app.mjs";

const OLD = /This browser is too old for the app\. Use a current Edge, Chrome or Firefox/;
const OFF = /WebAssembly is switched off in this browser.*Ask IT to allow WebAssembly/;

plain("a browser in which WebAssembly is switched off is not told to be old, but what to ask IT for", async ({ page, baseURL }) => {
  await page.addInitScript(() => { delete globalThis.WebAssembly; });
  await page.goto(baseURL);
  await expect(page.getByRole("alert")).toHaveText(OFF);
});

/// Another browser of the same kind, in which IT has switched something off.
const withPolicy = plain.extend({
  without: async ({ playwright, browserName, channel, launchOptions }, use) => {
    const { args = [], firefoxUserPrefs = {} } = launchOptions;
    const browsers = [];
    await use(async (flag, preference) => {
      const browser = await playwright[browserName].launch({
        ...launchOptions,
        channel,
        ...(browserName === "firefox"
          ? { firefoxUserPrefs: { ...firefoxUserPrefs, [preference]: false } }
          : { args: [...args, flag] }),
      });
      browsers.push(browser);
      return browser.newPage();
    });
    for (const browser of browsers) await browser.close();
  },
});

withPolicy("where IT has switched WebAssembly off in the browser itself, the page says so", async ({ baseURL, without }) => {
  const page = await without("--js-flags=--jitless", "javascript.options.wasm");
  await page.goto(baseURL);
  await expect(page.getByRole("alert")).toHaveText(OFF);
});

for (const [name, lack] of [
  ["WebAssembly of today", () => {
    // It knows the first version alone: nothing but the mark at the beginning.
    const { validate } = WebAssembly;
    WebAssembly.validate = (bytes) => bytes.length <= 8 && validate(bytes);
    const fail = () => Promise.reject(new WebAssembly.CompileError("invalid opcode"));
    WebAssembly.instantiate = fail;
    WebAssembly.instantiateStreaming = fail;
  }],
  ["the streams by which it starts", () => {
    delete globalThis.TransformStream;
    delete globalThis.DecompressionStream;
  }],
]) {
  plain(`a browser without ${name} is told to be too old, not that a file is damaged`, async ({ page, baseURL }) => {
    await page.addInitScript(lack);
    await page.goto(baseURL);
    await expect(page.getByRole("alert")).toHaveText(OLD);
  });
}

plain("each part of WebAssembly that the program needs is asked for by itself", async ({ page, baseURL }) => {
  await page.addInitScript(() => {
    window.modules = [];
    const { validate } = WebAssembly;
    WebAssembly.validate = (bytes) => {
      const valid = validate.call(WebAssembly, bytes);
      window.modules.push({ valid, length: bytes.length });
      return valid;
    };
  });
  await page.goto(baseURL);
  await expect(page.locator("#boot")).toHaveCount(0);
  const modules = await page.evaluate(() => window.modules);
  expect(modules.length).toBe(5);
  expect(modules.every(({ valid, length }) => valid && length > 8)).toBe(true);
});

/// Does as if the while were over after which the page says that it cannot start.
const later = (page) => page.evaluate(() => document.getAnimations().forEach((one) => one.finish()));

for (const [name, treat] of [
  ["are sent as text", (route) => route.fulfill({ contentType: "text/plain", headers: { "X-Content-Type-Options": "nosniff" }, body: "0" })],
  ["are not there", (route) => route.fulfill({ status: 404, body: "" })],
]) {
  plain(`the page does not say “Starting” for ever where its scripts ${name}`, async ({ page, baseURL }) => {
    plain.skip(oneFile(baseURL), "they are in the page");
    await page.route(/\.js$/, treat);
    await page.goto(baseURL);
    const stopped = page.locator(".prt-boot-stopped");
    await expect(stopped).toHaveCSS("visibility", "hidden");
    await later(page);
    await expect(stopped).toBeVisible();
    await expect(stopped).toHaveText(/the host, or something on the way from it, has held back or changed files.*tell IT/);
    // A file of the hosted app does not run from a disk.
    await expect(page.locator("main")).not.toContainText("Save this file");
  });

  plain(`people who want no movement are told too where the scripts ${name}`, async ({ page, baseURL }) => {
    plain.skip(oneFile(baseURL), "they are in the page");
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.route(/\.js$/, treat);
    await page.goto(baseURL);
    await later(page);
    await expect(page.locator(".prt-boot-stopped")).toBeVisible();
  });

  plain(`the page says that it cannot start where what starts the program ${name.replace("are", "is")}`, async ({ page, baseURL }) => {
    plain.skip(oneFile(baseURL), "it is in the page");
    await page.route(/start\.js$/, treat);
    await page.goto(baseURL);
    await expect(page.getByRole("alert")).toHaveText(/The app could not start\./);
    await expect(page.locator(".prt-boot-stopped")).toBeHidden();
  });
}

plain.describe("what the browser refuses", () => {
  plain.use({ breaksThePolicy: true });

  plain("the one file, opened at an address that forbids its scripts, says to save it", async ({ page, baseURL, site }) => {
    plain.skip(oneFile(baseURL), "no address");
    const address = `${site.address}practice-review-toolkit.html`;
    // Of a host that does not say that it is to be downloaded.
    await page.route(address, async (route) => {
      const response = await route.fetch();
      const { "content-disposition": _, ...headers } = response.headers();
      await route.fulfill({ response, headers });
    });
    await page.goto(address);
    await expect(page.locator(".prt-boot-stopped")).toHaveText(/Save this file to your disk and open it from there/);
    await expect(page.locator(".prt-boot-stopped")).toBeVisible();
  });
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
  plain.use({ javaScriptEnabled: ({ browserName }, use) => use(browserName === "firefox") });

  withPolicy("the page says that it needs it, and does not pretend to be starting", async ({ page: here, baseURL, browserName, without }) => {
    // In a stock Firefox it is a preference.
    const page = browserName === "firefox" ? await without("", "javascript.enabled") : here;
    await page.goto(baseURL);
    // Of which nothing is painted where scripts run; looking for text passes it over.
    // It is asked once: waiting would be done by scripts, of which Firefox runs none then.
    expect(await page.locator("noscript p").isVisible()).toBe(true);
    const painted = await page.locator("main").innerText();
    expect(painted).toContain("JavaScript is switched off in this browser.");
    expect(painted).toContain("ask IT to allow it");
    expect(painted).not.toContain("Starting");
    expect(await page.locator(".prt-boot-stopped").isVisible()).toBe(false);
  });
});
