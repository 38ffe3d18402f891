// The corpus of hostile files that the engine makes (crates/engine/tests/hostile). The engine and the
// command line refuse each of them for a reason of its own; the app does so too, and shows nothing of it.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { accessible, expect, test } from "./support/app.mjs";

const tests = new URL("../../crates/engine/tests/", import.meta.url);
const path = (name) => fileURLToPath(new URL(name, tests));
const PHRASE = "lantern gravel \ufb01sh cafe\u0301";
/// What stands in the files about whom they are and who signed.
const INSIDE = ["Wren Smallwood", "Jo Example", "Referral of A Place", "A Place Partnership"];

/// The files that are refused with and without a secret, each with the reason that the app gives.
const files = Object.entries(JSON.parse(readFileSync(path("corpus/expected.json"), "utf8")))
  .filter(([name]) => /^(bundle|encrypted)-/.test(name))
  .map(([name, { says, with: secret, "in-browser": inBrowser }]) => ({ name, reason: inBrowser ?? says, secret }));
const atOnce = files.filter(({ secret }) => !secret);
const onceOpened = files.filter(({ secret }) => secret);

const input = (page) => page.getByLabel("File", { exact: true });

/// Chooses a file, so that what an earlier one left on the page is not taken for its own.
async function choose(page, name) {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll("main h2, main .govuk-error-summary")) one.dataset.before = "";
  });
  await input(page).setInputFiles(path(`corpus/${name}`));
}

async function refused(page, { name, reason }) {
  const heading = page.locator("main h2:not([data-before])").filter({ hasText: "This file was not opened" });
  await expect(heading, name).toBeVisible();
  await expect(page.locator("main .govuk-warning-text"), name).toContainText(reason, { ignoreCase: true });
  await nothingOf(page, name);
}

async function nothingOf(page, name) {
  const shown = await page.locator("main").innerText();
  for (const inside of INSIDE) expect(shown, name).not.toContain(inside);
}

test("every hostile file is refused for its own reason, and nothing of it is shown", async ({ page }) => {
  test.setTimeout(600_000);
  expect(atOnce.length).toBeGreaterThan(300);
  await page.start("#/open");
  for (const file of atOnce) {
    await choose(page, file.name);
    await refused(page, file);
  }
  await accessible(page);
});

test("an encrypted file that is hostile is refused once its secret is given", async ({ page }) => {
  test.setTimeout(600_000);
  expect(onceOpened.length).toBeGreaterThan(15);
  await page.start("#/open");
  for (const file of onceOpened) {
    const { name, reason, secret } = file;
    await choose(page, name);
    const heading = page.locator("main h2:not([data-before])").filter({ hasText: "The file is encrypted" });
    await expect(heading, name).toBeVisible();
    if (secret === "key") {
      await page.getByLabel("File of your private key").setInputFiles(path("hostile/recipient.private.json"));
      await page.getByLabel("Passphrase of the private key").fill(PHRASE);
    } else {
      await page.getByLabel("Passphrase", { exact: true }).fill(PHRASE);
    }
    await page.getByRole("button", { name: "Open it" }).click();
    if (name.startsWith("encrypted-holds-")) {
      await refused(page, file);
    } else {
      const told = page.locator("main .govuk-error-summary:not([data-before])");
      await expect(told, name).toContainText(reason, { ignoreCase: true });
      await nothingOf(page, name);
    }
  }
});
