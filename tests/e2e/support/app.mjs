// What the tests of the whole app share.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";
import { teach } from "./firefox.mjs";
import { serve } from "./serve.mjs";

/// Where exported bundles are left for the foreign libraries.
export const bundles = fileURLToPath(new URL("../results/bundles/", import.meta.url));

export const caseFile = (name) => fileURLToPath(new URL(`../../cases/${name}.json`, import.meta.url));
export const readCase = (name) => JSON.parse(readFileSync(caseFile(name), "utf8"));

/// True where the app is one file.
export const oneFile = (baseURL) => baseURL.startsWith("file:");

/// Notes what no page may do, whatever else a test does to it: violate the policy, or ask another machine.
async function watch(context, faults) {
  context.on("console", (message) => {
    if (/Content.Security.Policy|policy violated/i.test(message.text())) faults.push(message.text());
  });
  context.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== "127.0.0.1") faults.push(`request to another machine: ${request.url()}`);
  });
  // Not every browser writes it into the console that a test sees.
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      console.error(`policy violated: ${effectiveDirective} ${blockedURI}`);
    });
  });
}

/// What every test begins with: a host of its own for each of the processes that run tests, so that
/// what reaches it is what the test at hand asked for, and a Firefox that can do what Chromium can.
export const plain = base.extend({
  /// True for a test that breaks the policy on purpose, to see that the browser stops it.
  breaksThePolicy: [false, { option: true }],
  site: [
    async ({}, use) => {
      const asked = [];
      const site = await serve({ asked: (path) => { asked.push(path); } });
      await use({ ...site, asked });
      await site.stop();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ baseURL, site }, use) => use(baseURL && oneFile(baseURL) ? baseURL : site.address),
  context: async ({ context, browserName, launchOptions, breaksThePolicy }, use) => {
    if (browserName === "firefox") teach(context, launchOptions.downloadsPath);
    const faults = [];
    if (!breaksThePolicy) await watch(context, faults);
    await use(context);
    expect(faults).toEqual([]);
  },
  /// Opens the app on another machine, and gives its page.
  elsewhere: async ({ browser, browserName, launchOptions, baseURL }, use) => {
    const contexts = [];
    // From a host of its own: what that one is asked for says nothing of the machine that the test watches.
    const host = oneFile(baseURL) ? undefined : await serve();
    await use(async (path = "") => {
      const context = await browser.newContext();
      contexts.push(context);
      if (browserName === "firefox") teach(context, launchOptions.downloadsPath);
      const page = await context.newPage();
      await page.goto((host?.address ?? baseURL) + path);
      await page.locator("h1").first().waitFor();
      await expect(page.locator("#boot")).toHaveCount(0);
      return page;
    });
    for (const context of contexts) await context.close();
    await host?.stop();
  },
});

/// What a browser asks for by itself, to see whether there is a newer build.
const BY_ITSELF = "/sw.js";

/// Every test fails on an error in the console, a violated policy, or a request after the page has
/// loaded or to another origin. What the service worker answers from this machine is none: it does not
/// reach the host, and where the browser says who answered, it says so.
export const test = plain.extend({
  page: async ({ page, baseURL, browserName, site }, use) => {
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
    const reached = () => {
      const paths = site.asked.splice(0).filter((path) => path !== BY_ITSELF);
      if (started && !page.allowsLoading) faults.push(...paths.map((path) => `asked of the host after load: ${path}`));
    };
    reached();
    const loaded = async () => {
      await expect(page.locator("#boot")).toHaveCount(0);
      await page.waitForLoadState("networkidle");
      // From here on the service worker answers.
      if (!oneFile(baseURL)) await page.waitForFunction(() => navigator.serviceWorker?.controller);
      reached();
      page.allowsLoading = false;
      started = true;
    };
    const load = async (ask) => {
      reached();
      page.allowsLoading = true;
      await ask();
      await page.locator("h1").first().waitFor();
      await loaded();
    };
    page.start = (path = "") => load(() => page.goto(baseURL + path));
    page.again = () => load(() => page.reload());
    await use(page);
    reached();
    for (const request of asked) {
      const response = await request.response().catch(() => null);
      // Firefox does not say who answered; the host does, above.
      const answered = browserName === "firefox" && !oneFile(baseURL);
      if (!answered && !response?.fromServiceWorker()) faults.push(`request after load: ${request.url()}`);
    }
    expect(faults).toEqual([]);
  },
});

export { expect };

const isFirefox = (page) => page.context().browser().browserType().name() === "firefox";

/// What axe finds on the page, in words.
async function faults(page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target} ${n.any.map((a) => a.message)}`).join(", ")}`);
}

/// No fault that axe knows of, at both widths. In Firefox as one file only that nothing is too wide:
/// it is the same page as from a server, where axe looks at it in Firefox too, and takes its time.
export async function accessible(page) {
  const axe = !(oneFile(page.url()) && isFirefox(page));
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 900 });
    // What lies half under the bar of the case would count as too small to hit.
    await page.evaluate(() => {
      scrollTo(0, 0);
      // What is out of sight is laid out roughly until somebody gets there.
      for (const event of document.querySelectorAll(".prt-timeline__event")) event.style.contentVisibility = "visible";
    });
    if (axe) expect(await faults(page), `${page.url()} at ${width}`).toEqual([]);
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

/// What adds the opened file to the cases, protected or not.
export const addIt = (page) => page.getByRole("button", { name: /^Add it (to your cases|without protection)$/ });

/// Adds a case from a file and waits for its task list.
export async function addCase(page, file) {
  await page.start("#/open");
  await page.getByLabel("File").setInputFiles(file);
  await addIt(page).click();
  await expect(page.getByRole("heading", { name: "Find the right route" })).toBeVisible();
}

/// Goes on without protection where the app asks, before the first case.
export async function unprotected(page) {
  await page.getByRole("heading", { level: 1, name: /^(First: protect|Start a case)/ }).waitFor();
  const not = page.getByLabel("Not now");
  if (!await not.isVisible()) return;
  await not.check();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { name: "Start a case" }).waitFor();
}

/// Fills in the page that starts a case, to be sent by the caller.
export async function nameCase(page, title, partnership = "somerset") {
  await page.start("#/new");
  await unprotected(page);
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

/// Goes to where the open case is signed, and says in which capacity.
export async function toSign(page) {
  await go(page, "/sign");
  await page.locator("input[name=sign-capacity]").first().check();
  await page.locator("input[name=sign-declared]").check();
}

/// Signs the open case and gives the path of the downloaded bundle.
export async function sign(page, name) {
  await toSign(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Sign and download" }).click(),
  ]);
  await expect(page.getByText("Signed and exported")).toBeVisible();
  const path = `${bundles}${name}.json`;
  await download.saveAs(path);
  return { path, suggested: download.suggestedFilename() };
}
