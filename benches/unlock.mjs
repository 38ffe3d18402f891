// How long it takes to unlock with a passphrase, beside Argon2id alone in the worker that the app has for
// it: `cargo xtask bench`. Prints one row of a table for each.
//
// An unlocking is the time from the press of the button to the first frame with the list of cases, by the
// page's own clock. The two take turns.
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { serve } from "../tests/e2e/support/serve.mjs";

const TIMES = 10;
const PASSPHRASE = "lantern gravel cinema otter";

const host = await serve({ folder: fileURLToPath(new URL("../dist/", import.meta.url)) });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage"],
});
const page = await browser.newPage();
await page.goto(`${host.address}#/protect`);
await page.locator("#new-passphrase").fill(PASSPHRASE);
await page.getByLabel("The same again").fill(PASSPHRASE);
await page.getByRole("button", { name: "Continue" }).click();
await page.locator(".prt-recovery-key").waitFor();
const groups = (await page.locator(".prt-recovery-key").innerText()).trim().split(/[\s-]+/);
for (const field of await page.getByLabel(/^Group \d$/).all()) {
  const label = await field.evaluate((input) => input.labels[0].textContent);
  await field.fill(groups[Number(label.match(/\d/)[0]) - 1]);
}
await page.getByRole("button", { name: "Protect my cases" }).click();
await page.getByRole("button", { name: /^Lock/ }).waitFor();
await page.evaluate(() => { location.hash = "#/cases"; });
await page.getByRole("heading", { name: "Your cases", exact: true }).waitFor();

async function unlock() {
  await page.getByRole("button", { name: /^Lock/ }).click();
  await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  return page.evaluate(() => {
    const button = [...document.querySelectorAll("button")].find((one) => /^Unlock/.test(one.textContent.trim()));
    const start = performance.now();
    const there = new Promise((done) => {
      const look = () => {
        if (!document.querySelector("#cases-heading")) return;
        seen.disconnect();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
      };
      const seen = new MutationObserver(look);
      seen.observe(document, { childList: true, subtree: true });
    });
    button.click();
    return there;
  });
}

/// Argon2id alone, with the parameters of the app.
const derive = () => page.evaluate(async (passphrase) => {
  const worker = new Worker("worker-start.js#deriver");
  const next = () => new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
  await next();
  const phrase = new TextEncoder().encode(passphrase);
  const start = performance.now();
  worker.postMessage([phrase, 65536, 3, 1, new Uint8Array(16)]);
  await next();
  const took = performance.now() - start;
  worker.terminate();
  return took;
}, PASSPHRASE);

const took = { "unlocking, to the list": [], "Argon2id alone, in the worker": [] };
for (let round = 0; round <= TIMES; round += 1) {
  const [whole, bare] = [await unlock(), await derive()];
  // The first round warms up what is the same for all.
  if (round === 0) continue;
  took["unlocking, to the list"].push(whole);
  took["Argon2id alone, in the worker"].push(bare);
}
for (const [name, all] of Object.entries(took)) {
  all.sort((one, other) => one - other);
  const at = (part) => all[Math.min(all.length - 1, Math.ceil(all.length * part) - 1)].toFixed(0);
  console.log(`| ${name} | ${all.length} | ${at(0.5)} | ${at(0.95)} | ${at(1)} |`);
}
await browser.close();
await host.stop();
