// The app from a web address: kept on the machine whole, started without the server, renewed when the
// user says so.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "./support/app.mjs";
import { NEWER, open, refuseWrites, startCase, test } from "./support/host.mjs";

test("after one visit the app starts with the server gone, and the draft is there", async ({ page, host }) => {
  await open(page, host);
  await startCase(page, "A case of today");
  await page.locator("input[type=radio]").first().check();
  await expect(page.locator(".prt-save__words")).toContainText("Saved at");
  await host.stop();
  await page.goto(`${host.address}#/about`);
  await page.reload();
  await expect(page.getByText("The app is kept on this machine and starts without the network")).toBeVisible();
  await page.goto(`${host.address}#/cases`);
  await page.getByRole("link", { name: "A case of today", exact: true }).click();
  await expect(page.locator("input[type=radio]").first()).toBeChecked();
});

test("with the server gone a passphrase can be checked", async ({ page, host }) => {
  await open(page, host);
  await host.stop();
  await page.reload();
  await expect(page.locator("#boot")).toHaveCount(0);
  const length = await page.evaluate(async () => {
    const worker = new Worker("worker-start.js#deriver");
    const next = () =>
      new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message || "it does not start"));
      });
    await next();
    worker.postMessage([new Uint8Array(15), 65536, 3, 1, new Uint8Array(16)]);
    const key = await next();
    worker.terminate();
    return key.length;
  });
  expect(length).toBe(32);
});

test("a part that is used for the first time without the network is there too", async ({ page, host }) => {
  await open(page, host);
  await host.stop();
  await page.reload();
  await page.evaluate(() => { location.hash = "/partnerships"; });
  await page.getByLabel("A partnership's file").setInputFiles({ name: "x.toml", mimeType: "", buffer: Buffer.from("a = 1") });
  await expect(page.getByText("This file was not loaded")).toBeVisible();
  await expect(page.getByText("Line 1.")).toBeVisible();
});

test("a newer version waits until it is asked for, and then begins with every word saved", async ({ page, host }) => {
  await open(page, host);
  const old = await page.locator("meta[name=build]").getAttribute("content");
  await startCase(page, "A case");
  host.renew();
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));
  await expect(page.getByText("A newer version of the app is on this machine")).toBeVisible();
  // Until then the older one goes on, after a reload too.
  await page.reload();
  await expect(page.getByText("A newer version of the app is on this machine")).toBeVisible();
  expect(await page.evaluate(() => caches.keys().then((names) => names.length))).toBe(2);
  expect(await page.locator("meta[name=build]").getAttribute("content")).toBe(old);

  await page.evaluate(() => { location.hash = location.hash.replace(/\/threshold.*/, "/result"); });
  const reason = page.getByLabel("Why?", { exact: true });
  await page.getByText("I see it differently").click();
  await reason.fill("What was typed a moment before");
  await page.getByRole("button", { name: "Start the newer version" }).click();
  await expect(page.locator("meta[name=build]")).toHaveAttribute("content", NEWER);
  // What the older one left goes once no page is of it.
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([expect.stringMatching(/feedfacefeedface$/)]);
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect(page.getByText("A newer version of the app is on this machine")).toHaveCount(0);
  await expect(reason).toHaveValue("What was typed a moment before");
});

test("a newer version does not begin over words that cannot be saved, in this tab or in another", async ({ page, host, context }) => {
  await open(page, host);
  await startCase(page, "A case");
  const other = await context.newPage();
  await open(other, host);
  await startCase(other, "Another case");
  const typed = new Map([[page, "Typed while the disk was full"], [other, "Typed in the other tab"]]);
  for (const [tab, words] of typed) {
    await tab.evaluate(() => { location.hash = location.hash.replace(/\/threshold.*/, "/result"); });
    await tab.getByText("I see it differently").click();
    await refuseWrites(tab);
    await tab.getByLabel("Why?", { exact: true }).fill(words);
    await expect(tab.getByText("Not saved. There is no room left")).toBeVisible();
  }
  host.renew();
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));
  const begin = page.getByRole("button", { name: "Start the newer version" });
  await begin.click();
  await expect(page.getByText("The newer version waits: what you wrote last could not be saved")).toBeVisible();
  expect(await page.evaluate(() => [window.same, navigator.serviceWorker.controller.state])).toEqual([true, "activated"]);
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistration().then(({ waiting }) => waiting !== null))).toBe(true);
  await expect(page.getByLabel("Why?", { exact: true })).toHaveValue(typed.get(page));

  // This tab's words are on disk now, those of the other are not.
  await page.evaluate(() => window.allowWrites());
  await begin.click();
  await expect(page.getByText("another tab has words that are not saved yet")).toBeVisible();
  expect(await page.evaluate(() => window.same)).toBe(true);
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistration().then(({ waiting }) => waiting !== null))).toBe(true);
  await expect(other.getByText("Another tab began with a newer version")).toHaveCount(0);

  await other.evaluate(() => window.allowWrites());
  await begin.click();
  await page.waitForFunction(() => !window.same);
  await expect(page.getByLabel("Why?", { exact: true })).toHaveValue(typed.get(page));
  await expect(other.getByLabel("Why?", { exact: true })).toHaveValue(typed.get(other));

  // What is typed there afterwards holds up only that tab.
  typed.set(other, "Typed after the newer version began");
  await refuseWrites(other);
  await other.getByLabel("Why?", { exact: true }).fill(typed.get(other));
  await expect(other.getByText("Not saved. There is no room left")).toBeVisible();
  const again = other.getByRole("button", { name: "Load this page again" });
  await again.click();
  await expect(other.getByText("begins as soon as your words are saved")).toBeVisible();
  await expect(again).toBeVisible();
  expect(await other.evaluate(() => window.same)).toBe(true);
  await expect(other.getByLabel("Why?", { exact: true })).toHaveValue(typed.get(other));
  await other.evaluate(() => window.allowWrites());
  await again.click();
  await other.waitForFunction(() => !window.same);
  await expect(other.getByLabel("Why?", { exact: true })).toHaveValue(typed.get(other));
});

test("another tab of the older version is told, and loads itself again only when it is asked to", async ({ page, host, context }) => {
  await open(page, host);
  const other = await context.newPage();
  await open(other, host);
  host.renew();
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));
  await page.getByRole("button", { name: "Start the newer version" }).click();
  await expect(other.getByText("Another tab began with a newer version")).toBeVisible();
  await other.getByRole("button", { name: "Load this page again" }).click();
  await expect(other.getByText("Another tab began with a newer version")).toHaveCount(0);
});

test("a version that does not arrive whole is not taken, and the older one goes on", async ({ page, host }) => {
  await open(page, host);
  host.renew({ broken: true });
  // Some browsers tell of the failure, others only of the end of it.
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()).catch(() => {}));
  const arriving = () => navigator.serviceWorker.getRegistration().then(({ installing }) => installing !== null);
  await expect.poll(() => page.evaluate(arriving)).toBe(false);
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistration().then(({ waiting }) => waiting))).toBe(null);
  // What had come of it is removed after that.
  await expect.poll(() => page.evaluate(() => caches.keys().then((names) => names.length))).toBe(1);
  await host.stop();
  await page.reload();
  await expect(page.getByRole("button", { name: "Start a case" })).toBeVisible();
});

test("a file that is damaged or gone on the machine is fetched again", async ({ page, host }) => {
  await open(page, host);
  const harm = () => page.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0]);
    const kept = await cache.keys();
    const program = kept.find((request) => request.url.includes("practice-review-toolkit-") && request.url.endsWith(".js"));
    const style = kept.find((request) => request.url.endsWith(".css"));
    await cache.put(program, new Response("throw new Error('damaged')", { headers: { "content-type": "text/javascript" } }));
    await cache.delete(style);
  });
  await harm();
  await page.reload();
  await expect(page.getByRole("button", { name: "Start a case" })).toBeVisible();
  // What was mended is kept.
  await host.stop();
  await page.reload();
  await expect(page.getByRole("button", { name: "Start a case" })).toBeVisible();
  // Without the network a damaged page says so.
  await page.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0]);
    for (const request of await cache.keys()) if (request.url.endsWith("index.html")) await cache.delete(request);
  });
  await page.reload();
  await expect(page.getByRole("heading", { name: "A file of the app is damaged" })).toBeVisible();
  await expect(page.getByText("Your cases are as they were")).toBeVisible();
  await host.start();
  await page.reload();
  await expect(page.getByRole("button", { name: "Start a case" })).toBeVisible();
});

test("the app can be installed: manifest, icons and scope are as browsers ask", async ({ page, host }) => {
  await open(page, host);
  const manifest = await page.evaluate(() => fetch(document.querySelector("link[rel=manifest]").href).then((answer) => answer.json()));
  expect(manifest).toMatchObject({ display: "standalone", start_url: "./", scope: "./" });
  for (const icon of manifest.icons) {
    const [width] = await page.evaluate(async (src) => {
      const image = await createImageBitmap(await (await fetch(src)).blob());
      return [image.width, image.height];
    }, icon.src);
    expect(`${width}x${width}`).toBe(icon.sizes);
  }
});

test("a browser finds nothing that keeps the app from being installed", async ({ page, host, context, browserName }) => {
  test.skip(browserName !== "chromium", "only Chromium says what it lacks");
  await open(page, host);
  const session = await context.newCDPSession(page);
  const { url, errors } = await session.send("Page.getAppManifest");
  expect([url, errors]).toEqual([`${host.address}manifest.webmanifest`, []]);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // Every test runs in a private window.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito")).toEqual([]);
});

test("every host's instructions carry the same headers", async () => {
  const read = (path) => readFileSync(fileURLToPath(new URL(`../../docs/${path}`, import.meta.url)), "utf8");
  const headers = read("hosting/_headers").split("\n").filter((line) => line.startsWith("  "));
  expect(headers.length).toBeGreaterThan(5);
  const docs = read("HOSTING.md");
  for (const part of ["nginx", "Apache", "IIS"]) {
    const told = docs.split(`### ${part}`)[1]?.split("\n### ")[0] ?? "";
    for (const header of headers) {
      const [name, ...value] = header.trim().split(":");
      expect(told, `${part}: ${name}`).toContain(name);
      expect(told, `${part}: ${name}`).toContain(value.join(":").trim());
    }
  }
});
