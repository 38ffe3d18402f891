// A file of each format that was ever released, frozen beside the engine's tests, in the app itself: it
// opens, nothing in it is lost, and what a newer version wrote is left alone.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { addIt, expect, go, saved, test } from "./support/app.mjs";
import { madeUp } from "./support/made-up.mjs";
import { wholeCase } from "./support/whole.mjs";

const engine = (path) => fileURLToPath(new URL(`../../crates/engine/tests/${path}`, import.meta.url));
const frozen = (name) => engine(`fixtures/${name}`);
const text = (name) => readFileSync(frozen(name), "utf8");
const scratch = mkdtempSync(join(tmpdir(), "released-"));
const file = (name, content) => {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
};
/// What opens the frozen backup, typed in another form of the same letters than it was made with.
const PASSPHRASE = "lantern gravel fish caf\u00e9";

/// A partnership of the name that the frozen files have, with another form: nothing that was answered is
/// asked there, and nothing of it may be lost for that.
async function loadPartnership(page) {
  await page.start("#/partnerships");
  const text = madeUp({ id: "a-place", name: "A Place Partnership" });
  await page.getByLabel("A partnership's file").setInputFiles(file("a-place.toml", text));
  await page.getByRole("button", { name: "Use this partnership" }).click();
  await expect(page.getByText(/is loaded\. It can be chosen/)).toBeVisible();
}

const shown = (page, words) => page.getByText(words).filter({ visible: true }).first();

async function choose(page, path) {
  await page.start("#/open");
  await page.getByLabel("File", { exact: true }).setInputFiles(path);
}

/// The case as its copy holds it, without what opening it changed.
async function copyOf(page, title) {
  await page.start("#/cases");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: `Download a copy of ${title}` }).click(),
  ]);
  const path = join(scratch, "copy.json");
  await download.saveAs(path);
  const { updated, place, deleted, ...rest } = JSON.parse(readFileSync(path, "utf8"));
  return rest;
}

for (const name of ["case-v1.json", "case-v1-later.json"]) {
  test(`${name} is added, and its copy holds all that it held`, async ({ page }) => {
    await loadPartnership(page);
    await choose(page, frozen(name));
    await addIt(page).click();
    await expect(page.getByRole("heading", { name: "Find the right route" })).toBeVisible();
    // Written by this version, too.
    await go(page, "/section/referrer");
    await page.getByLabel("What is your name?").fill("Ada Tester");
    await saved(page);
    const { id, updated, place, deleted, ...rest } = JSON.parse(text(name));
    const { id: own, ...copy } = await copyOf(page, rest.title);
    expect(copy.answers["referrer-name"].value.value).toBe("Ada Tester");
    delete copy.answers["referrer-name"];
    expect(copy).toEqual(rest);
  });
}

test("a signed referral, the comments on it, and an encrypted one are opened", async ({ page }) => {
  await choose(page, frozen("bundle-v1.json"));
  await expect(page.getByRole("heading", { name: /signatures fit/ })).toBeVisible();
  for (const words of ["Jo Ashdown", "Avery Lark", "A call – naïve.", "Wren Smallwood", "The nurse's note"]) {
    await expect(shown(page, words)).toBeVisible();
  }

  await choose(page, frozen("comments-v1.json"));
  await expect(page.getByText("Which school was it in March?")).toBeVisible();
  await expect(shown(page, "Cal Finch")).toBeVisible();

  const key = JSON.parse(readFileSync(engine("vectors/encryption/private-key-v1.json"), "utf8"));
  await choose(page, frozen("encrypted-v1.json"));
  await page.getByLabel("File of your private key").setInputFiles(file("old.private.json", JSON.stringify(key.file)));
  await page.getByLabel("Passphrase of the private key").fill(key.passphrase);
  await page.getByRole("button", { name: "Open it" }).click();
  await expect(page.getByRole("heading", { name: /signatures fit/ })).toBeVisible();
  await expect(shown(page, "Wren Smallwood")).toBeVisible();
});

test("a backup is restored, and a signing key in it that does not open is named and left out", async ({ page }) => {
  await loadPartnership(page);
  await choose(page, frozen("backup-v1.jsonl"));
  await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await page.getByRole("button", { name: "Open the backup" }).first().click();
  await page.getByRole("button", { name: "Restore it here" }).click();
  await expect(page.getByText("2 cases added")).toBeVisible();
  await expect(page.getByText(/1 signing key of the backup cannot be opened and was left out/)).toBeVisible();
  const { updated, place, deleted, ...rest } = JSON.parse(text("case-v1-later.json"));
  expect(await copyOf(page, rest.title)).toEqual(rest);

  // Whose key that was is known further on; nobody here signs with it.
  await page.start("#/signing-keys");
  await expect(page.getByRole("heading", { name: "Jo Ashdown" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Avery Lark" })).toBeVisible();
});

test("what a newer version wrote is left alone, with the word to update", async ({ page }) => {
  const newer = [
    ["case.json", text("case-v1.json").replace('"schema": 1', '"schema": 2')],
    ["backup.jsonl", text("backup-v1.jsonl").replaceAll('"version":1,"made"', '"version":2,"made"')],
    ["vault.jsonl", text("backup-v1.jsonl").replaceAll('vault","version":1', 'vault","version":2')],
    ["bundle.json", readFileSync(engine("corpus/bundle-typ-newer.json"), "utf8")],
    ["payload.json", readFileSync(engine("corpus/bundle-payload-newer.json"), "utf8")],
    ["encrypted.json", readFileSync(engine("corpus/encrypted-typ-newer.json"), "utf8")],
  ];
  for (const [name, content] of newer) {
    await choose(page, file(name, content));
    await expect(page.getByText(/newer version of this app.*update the app/i), name).toBeVisible();
    await expect(addIt(page)).toHaveCount(0);
  }
});

test("an option that is no longer offered is kept and shown, also once the question is answered anew", async ({ page }) => {
  const old = wholeCase();
  old.answers.themes = { value: { is: "choices", value: ["an-old-theme", "neglect"] } };
  await choose(page, file("old-option.json", JSON.stringify(old)));
  await addIt(page).click();
  await expect(page.getByRole("heading", { name: "Find the right route" })).toBeVisible();
  await go(page, "/check");
  const notInUse = page.locator("div", { has: page.getByRole("heading", { name: "Not in use" }) }).last();
  await expect(notInUse).toContainText("an-old-theme");
  await go(page, "/section/system-working");
  await expect(page.getByLabel("Neglect", { exact: true })).toBeChecked();
  await page.getByLabel("Physical harm", { exact: true }).check();
  await saved(page);
  await go(page, "/check");
  await expect(notInUse).toContainText("an-old-theme");
  const kept = await copyOf(page, old.title);
  expect(Object.values(kept.answers).filter(({ value }) => value.value?.includes?.("an-old-theme"))).toHaveLength(1);
  expect(kept.answers.themes.value.value).toEqual(expect.arrayContaining(["neglect", "physical-harm"]));
  expect(kept.answers.themes.value.value).toHaveLength(2);
});
