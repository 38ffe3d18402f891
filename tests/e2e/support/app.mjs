// What the tests of the whole app share.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";

/// Where exported bundles are left for the foreign libraries.
export const bundles = fileURLToPath(new URL("../results/bundles/", import.meta.url));

export const caseFile = (name) => fileURLToPath(new URL(`../../cases/${name}.json`, import.meta.url));
export const readCase = (name) => JSON.parse(readFileSync(caseFile(name), "utf8"));

/// True where the app is one file.
export const oneFile = (baseURL) => baseURL.startsWith("file:");

/// The files of the programs that run beside the page.
const ofAWorker = /\/(worker-start|(linter|deriver)(_bg)?)\.(js|wasm)$/;

/// Every test fails on an error in the console, a violated policy, or a request after the page has
/// loaded or to another origin. What the service worker answers from this machine is none.
export const test = base.extend({
  page: async ({ page, baseURL, browserName }, use) => {
    const faults = [];
    let started = false;
    page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
    });
    const asked = [];
    page.on("request", (request) => {
      const url = request.url();
      if (url.startsWith("blob:") || url.startsWith("data:")) return;
      if (!url.startsWith(baseURL)) faults.push(`request to another origin: ${url}`);
      else if (started && !page.allowsLoading) asked.push(request);
    });
    const loaded = async () => {
      await expect(page.locator("#boot")).toHaveCount(0);
      await page.waitForLoadState("networkidle");
      // From here on the service worker answers.
      if (!oneFile(baseURL)) await page.waitForFunction(() => navigator.serviceWorker?.controller);
      page.allowsLoading = false;
      started = true;
    };
    page.start = async (path = "") => {
      page.allowsLoading = true;
      await page.goto(baseURL + path);
      await page.locator("h1").first().waitFor();
      await loaded();
    };
    page.again = async () => {
      page.allowsLoading = true;
      await page.reload();
      await loaded();
    };
    await use(page);
    for (const request of asked) {
      // Firefox does not tell that the service worker answered another worker. That it does is tested
      // with the server gone, in hosted.spec.mjs.
      if (browserName === "firefox" && ofAWorker.test(request.url())) continue;
      const response = await request.response().catch(() => null);
      if (!response?.fromServiceWorker()) faults.push(`request after load: ${request.url()}`);
    }
    expect(faults).toEqual([]);
  },
});

export { expect };

/// No fault that axe knows of, at both widths.
export async function accessible(page) {
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 900 });
    // What lies half under the bar of the case would count as too small to hit.
    await page.evaluate(() => scrollTo(0, 0));
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
      .analyze();
    const told = violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target} ${n.any.map((a) => a.message)}`).join(", ")}`);
    expect(told, `${page.url()} at ${width}`).toEqual([]);
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wider, `${page.url()} scrolls sideways at ${width}`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

export async function openExample(page) {
  await page.start();
  await page.getByRole("button", { name: "Look round in an example" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Example");
}

/// Adds a case from a file and waits for its task list.
export async function addCase(page, file) {
  await page.start("#/open");
  await page.getByLabel("File").setInputFiles(file);
  await page.getByRole("button", { name: "Add it to your cases" }).click();
  await expect(page.getByRole("heading", { name: "Find the right route" })).toBeVisible();
}

/// Fills in the page that starts a case, to be sent by the caller.
export async function nameCase(page, title, partnership = "somerset") {
  await page.start("#/new");
  await page.locator(`input[value="${partnership}"]`).check();
  await page.getByLabel("Working title").fill(title);
}

/// Starts a case and waits for its first threshold question.
export async function startCase(page, title, partnership) {
  await nameCase(page, title, partnership);
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Safety first");
}

/// The page of the open case.
export async function go(page, path) {
  await page.evaluate((path) => {
    const [, id] = location.hash.match(/cases\/([0-9a-f]+)/);
    location.hash = `/cases/${id}${path}`;
  }, path);
}

export const saved = (page) => expect(page.locator(".prt-save__words")).toContainText("Saved at");

/// What the command line says of a bundle; throws where it does not hold.
export const verify = (path) =>
  execFileSync("cargo", ["run", "--quiet", "-p", "practice-review", "--", "verify", path], {
    cwd: fileURLToPath(new URL("../../../", import.meta.url)),
    encoding: "utf8",
  });

/// Signs the open case and gives the path of the downloaded bundle.
export async function sign(page, name) {
  await go(page, "/sign");
  await page.locator("input[name=sign-capacity]").first().check();
  await page.locator("input[name=sign-declared]").check();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Sign and download" }).click(),
  ]);
  await expect(page.getByText("Signed and exported")).toBeVisible();
  const path = `${bundles}${name}.json`;
  await download.saveAs(path);
  return { path, suggested: download.suggestedFilename() };
}
