// A newer version and what is still of the older one: tabs, their programs, and what is said of it.
import { expect } from "./support/app.mjs";
import { fetchNewer, open, test } from "./support/host.mjs";

const announced = (page) => expect(page.getByText("A newer version of the app is on this machine")).toBeVisible();
const hidden = (page) => expect(page.getByText("A newer version of the app is on this machine")).toHaveCount(0);
const begin = (page) => page.getByRole("button", { name: "Start the newer version" }).click();
const look = (page) => page.getByRole("button", { name: "Look for a newer version" }).click();
/// A file as the page gets it; that of the newer build has its name in it.
const text = (page, path) => page.evaluate((path) => fetch(path).then((answer) => answer.text()), path);

test("a tab that is still of the older version gets the older version's programs, until it is gone", async ({ page, host, context }) => {
  await open(page, host);
  const older = await page.locator("meta[name=build]").getAttribute("content");
  const other = await context.newPage();
  await open(other, host);
  host.renew({ files: ["deriver.js", "linter.js", "worker-start.js"] });
  await fetchNewer(page);
  await begin(page);
  await expect(other.getByText("Another tab began with a newer version")).toBeVisible();
  const started = [];
  const noted = (request) => { if (/worker-start|linter/.test(request.url())) started.push(request.url()); };
  context.on("request", noted);
  other.on("worker", (worker) => started.push(worker.url()));
  await other.evaluate(() => { location.hash = "/partnerships"; });
  await other.getByLabel("A partnership's file").setInputFiles({ name: "x.toml", mimeType: "", buffer: Buffer.from("a = 1") });
  await expect(other.getByText("This file was not loaded")).toBeVisible();
  expect(started).not.toEqual([]);
  for (const url of started) expect(new URL(url).search).toBe(`?${older}`);
  for (const name of ["worker-start.js", "linter.js", "deriver.js"]) {
    expect(await text(other, `${name}?${older}`)).not.toContain("feedface");
    expect(await text(page, `${name}?feedfacefeedface`)).toContain("feedface");
  }
  // Once nobody is of the older one, its files go.
  await other.reload();
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([expect.stringMatching(/feedfacefeedface$/)]);
  // A page whose files are gone gets none rather than those of another version.
  expect(await page.evaluate((path) => fetch(path).then(() => "answered", () => "none"), `deriver.js?${older}`)).toBe("none");
});

test("after “Not now” the newer version is offered again by whoever looks for it, and a still newer one is announced", async ({ page, host }) => {
  await open(page, host, "#/about");
  host.renew();
  await look(page);
  await announced(page);
  await page.getByRole("button", { name: "Not now" }).click();
  await hidden(page);
  await look(page);
  await announced(page);
  await page.getByRole("button", { name: "Not now" }).click();
  await hidden(page);
  host.renew({ build: "cafecafecafecafe" });
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));
  await announced(page);
  await begin(page);
  await expect(page.locator("meta[name=build]")).toHaveAttribute("content", "cafecafecafecafe");
});

test("who looks for a newer version is told what came of it, also without the network", async ({ page, host }) => {
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await open(page, host, "#/about");
  await look(page);
  await expect(page.getByText("You have the newest version that the host has")).toBeVisible();
  await host.stop();
  await look(page);
  await expect(page.getByText("the host could not be reached")).toBeVisible();
  await host.start();
  host.renew({ broken: true });
  await look(page);
  await expect(page.getByText("what it has did not arrive whole")).toBeVisible();
  expect(errors).toEqual([]);
});

test("without a service worker About says what the app asks its host for, and that is all it asks for", async ({ page, host }) => {
  await page.addInitScript(() => { delete Navigator.prototype.serviceWorker; });
  await page.goto(`${host.address}#/about`);
  await expect(page.getByText("it asks for its own files only: when cases are protected or unlocked, and when a partnership's file is checked")).toBeVisible();
  await page.waitForLoadState("networkidle");
  host.asked.splice(0);
  await page.evaluate(() => { location.hash = "/partnerships"; });
  await page.getByLabel("A partnership's file").setInputFiles({ name: "x.toml", mimeType: "", buffer: Buffer.from("a = 1") });
  await expect(page.getByText("This file was not loaded")).toBeVisible();
  expect(host.asked.map((path) => path.replace(/.*\//, "")).sort()).toEqual(["linter.js", "linter_bg.wasm", "worker-start.js"]);
});
