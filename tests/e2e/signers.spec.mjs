// Whose keys sign, and whose are known.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accessible, addCase, addIt, expect, saved, sign, test, toSign } from "./support/app.mjs";
import { PASSPHRASE, protect } from "./support/vault.mjs";
import { wholeCase } from "./support/whole.mjs";

const scratch = mkdtempSync(join(tmpdir(), "signers-"));
const file = (name, content) => {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
};

async function choose(page, path) {
  await page.getByLabel("File", { exact: true }).setInputFiles(path);
  await expect(page.getByRole("heading", { name: /signatures? fits?/ })).toBeVisible();
}

test("a key is noted once it was checked, is recognised from then on, and the same name with another key stands out", async ({ page, elsewhere }) => {
  test.slow();
  await addCase(page, file("case.json", JSON.stringify(wholeCase())));
  const first = await sign(page, "of-a-first-machine");
  await saved(page);

  const other = await elsewhere("#/open");
  await choose(other, first.path);
  await expect(other.getByText("Not known here")).toBeVisible();
  await accessible(other);
  await other.getByText("Check whose key it is, and note it").click();
  await other.getByRole("button", { name: "Note this key" }).click();
  await expect(other.getByText("Choose how you checked whose key it is")).toBeVisible();
  await accessible(other);
  await other.getByLabel("Over the telephone").check();
  await other.getByRole("button", { name: "Note this key" }).click();
  await expect(other.getByText(/Noted here on .* as that of Ada Tester, .*, after comparing the fingerprint over the telephone/)).toBeVisible();
  await choose(other, first.path);
  await expect(other.getByText("Known key")).toBeVisible();

  // Somebody who uses the name has another key.
  const third = await elsewhere("#/open");
  await third.getByLabel("File", { exact: true }).setInputFiles(file("again.json", JSON.stringify(wholeCase())));
  await addIt(third).click();
  await expect(third.getByRole("heading", { name: "Find the right route" })).toBeVisible();
  const forged = await sign(third, "of-somebody-else");
  await choose(other, forged.path);
  await expect(other.getByText("Not the key that is known")).toBeVisible();
  await expect(other.getByText(/Ada Tester, .* is known here with another key/)).toBeVisible();

  await other.goto(`${other.url().split("#")[0]}#/signing-keys`);
  await expect(other.getByRole("heading", { name: "Ada Tester" })).toBeVisible();
  await accessible(other);
  await other.getByRole("button", { name: "Forget" }).click();
  await expect(other.getByText("The key of Ada Tester is forgotten.")).toBeVisible();
  await expect(other.getByRole("heading", { name: "Ada Tester" })).toHaveCount(0);
  await other.getByRole("button", { name: "Undo" }).click();
  await expect(other.getByRole("heading", { name: "Ada Tester" })).toBeVisible();
});

test("two people who sign in one browser have a key each, and both can be read out", async ({ page }) => {
  test.slow();
  await addCase(page, file("two.json", JSON.stringify(wholeCase())));
  await toSign(page);
  await expect(page.locator("#sign-key")).toContainText("Nobody of this name and agency has signed in this browser");
  await sign(page, "of-one-person");
  await toSign(page);
  await expect(page.getByText(/You signed and exported this case on .*Nothing was changed since/)).toBeVisible();
  await expect(page.getByRole("link", { name: "See what happens next" })).toBeVisible();
  await expect(page.locator("#sign-key")).toContainText("Signs with the key of Ada Tester");
  await page.getByLabel("Name", { exact: true }).fill("Bea Lead");
  await expect(page.locator("#sign-key")).toContainText("Nobody of this name");
  await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Sign and download" }).click(),
  ]);
  await expect(page.getByText("Signed and exported")).toBeVisible();
  await saved(page);
  await toSign(page);
  await page.getByRole("radio", { name: "Bea Lead" }).check();
  await expect(page.locator("#sign-key")).toContainText("Signs with the key of Bea Lead");
  await accessible(page);
  await page.start("#/signing-keys");
  await expect(page.getByRole("heading", { name: "Ada Tester" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Bea Lead" })).toBeVisible();
  const groups = await page.locator(".prt-fingerprint").allTextContents();
  expect(new Set(groups).size).toBe(2);
  for (const text of groups) expect(text).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
  await accessible(page);
});

test("a key is put out of use, and whoever signed with it gets another, which is sealed with the cases", async ({ page }) => {
  test.slow();
  await addCase(page, file("retired.json", JSON.stringify(wholeCase())));
  const { path } = await sign(page, "of-a-retired-key");
  await saved(page);
  await protect(page, { passphrase: PASSPHRASE });
  await page.start("#/signing-keys");
  const old = await page.locator(".prt-fingerprint").textContent();
  await expect(page.getByText("It was made before your cases were protected")).toBeVisible();
  await accessible(page);
  const stop = page.getByRole("button", { name: /^Stop using this key/ });
  await stop.click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(stop).toBeFocused();
  await stop.click();
  await accessible(page);
  await page.getByRole("button", { name: "Stop using it" }).click();
  await expect(page.getByText("The key of Ada Tester is no longer in this browser.")).toBeVisible();
  await expect(stop).toHaveCount(0);
  // What it signed is recognised further on.
  await expect(page.locator(".prt-fingerprint")).toHaveText([old]);
  await page.start("#/open");
  await choose(page, path);
  await expect(page.getByText("Not known here")).toHaveCount(0);

  await page.start("#/cases");
  await page.getByRole("link", { name: "A short case" }).click();
  await sign(page, "of-the-key-after-it");
  await saved(page);
  await page.start("#/signing-keys");
  await expect(page.locator(".prt-fingerprint")).toHaveCount(2);
  expect(await page.locator(".prt-fingerprint").first().textContent()).not.toBe(old);
  await expect(page.getByText("It was made before your cases were protected")).toHaveCount(0);
});
