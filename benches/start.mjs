// How long it takes until the app can be used, beside a page written by hand with the same first screen:
// `cargo xtask bench`. Prints one row of a table for each way to start.
//
// A start is the time from the navigation to the first frame in which the button that starts a case
// stands on the page, by the page's own clock. Ways take turns, so that what else the machine does
// falls on all of them. Each but the one from the service worker has a browser profile of its own, in
// which nothing is kept.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { serve } from "../tests/e2e/support/serve.mjs";

const STARTS = 20;
const BUTTON = ".prt-actions a[href=\"#/new\"]";
/// A line as of a surgery or a school: bits a second, and milliseconds there and back.
const LINE = { down: 10_000_000, up: 2_000_000, latency: 40 };

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "starts-"));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage"],
});
const host = await serve({ compressed: true });

/// Notes when the button is painted.
function watch(button) {
  window.usable = new Promise((done) => {
    const look = () => {
      if (!document.querySelector(button)) return;
      seen.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now())));
    };
    const seen = new MutationObserver(look);
    seen.observe(document, { childList: true, subtree: true });
  });
}

async function start(context, address, { line } = {}) {
  const page = await context.newPage();
  if (line) {
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: line.latency,
      downloadThroughput: line.down / 8,
      uploadThroughput: line.up / 8,
    });
  }
  await page.addInitScript(watch, BUTTON);
  await page.goto(address, { waitUntil: "commit" });
  const took = await page.evaluate(() => window.usable);
  await page.close();
  return took;
}

async function fresh(address, options) {
  const context = await browser.newContext();
  const took = await start(context, address, options);
  await context.close();
  return took;
}

/// The first screen as somebody would write it by hand: no script, the style beside it or in it.
async function byHand() {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(host.address);
  await page.locator(BUTTON).waitFor();
  const body = await page.evaluate(() => document.body.outerHTML);
  await context.close();
  const style = readdirSync(dist).find((name) => name.endsWith(".css"));
  const whole = (head) =>
    `<!doctype html><html lang="en-GB" class="govuk-template"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Practice Review Toolkit</title>${head}</head>${body.replace(/<script.*?<\/script>/gs, "")}</html>`;
  writeFileSync(join(scratch, style), readFileSync(join(dist, style)));
  writeFileSync(join(scratch, "index.html"), whole(`<link rel="stylesheet" href="${style}">`));
  writeFileSync(join(scratch, "one.html"), whole(`<style>${readFileSync(join(dist, style), "utf8")}</style>`));
}

await byHand();
const plain = await serve({ folder: scratch, compressed: true });
// Another host for what is kept: it is stopped.
const leaving = await serve({ compressed: true });
const kept = await browser.newContext();
const page = await kept.newPage();
await page.goto(leaving.address);
await page.waitForFunction(() => navigator.serviceWorker.controller);
await page.close();
await leaving.stop();

const file = (path) => pathToFileURL(path).href;
const ways = [
  ["first visit, host on this machine", () => fresh(host.address)],
  ["the page by hand, the same way", () => fresh(plain.address)],
  [`first visit at ${LINE.down / 1e6} Mbit/s and ${LINE.latency} ms`, () => fresh(host.address, { line: LINE })],
  ["the page by hand, the same way", () => fresh(plain.address, { line: LINE })],
  ["later visit, host gone (service worker)", () => start(kept, leaving.address)],
  ["one file, from the disk", () => fresh(file(join(dist, "practice-review-toolkit.html")))],
  ["the page by hand, from the disk", () => fresh(file(join(scratch, "one.html")))],
].map(([name, run]) => ({ name, run, took: [] }));

for (let round = 0; round <= STARTS; round += 1) {
  for (const { run, took } of ways) {
    const one = await run();
    // The first round warms up what is the same for all.
    if (round > 0) took.push(one);
  }
}
const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)].toFixed(0);
for (const { name, took } of ways) {
  const sorted = took.sort((one, other) => one - other);
  console.log(`| ${name} | ${sorted.length} | ${at(sorted, 0.5)} | ${at(sorted, 0.95)} | ${sorted.at(-1).toFixed(0)} |`);
}

await browser.close();
await host.stop();
await plain.stop();
rmSync(scratch, { recursive: true, force: true });
