// Browsers that give no storage or no keys.
import { addCase, expect, go, nameCase, test } from "./support/app.mjs";
import { wholeCase } from "./support/whole.mjs";

const file = () => ({ name: "case.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(wholeCase())) });

test("storage that never answers is told, and nothing waits for ever", async ({ page }) => {
  await page.addInitScript(() => { IDBFactory.prototype.open = () => ({}); });
  await page.start();
  await expect(page.getByText("Your cases cannot be shown: the browser's storage does not answer")).toBeVisible();
  await nameCase(page, "Never");
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByText("The case could not be started: the browser's storage does not answer")).toBeVisible();
  await expect(page.getByRole("button", { name: "Start" })).toBeEnabled();
});

test("storage that fails for no reason is told in words", async ({ page }) => {
  await page.addInitScript(() => { IDBFactory.prototype.open = () => { throw new Error("odd"); }; });
  await page.start();
  await expect(page.getByText("Your cases cannot be shown: the browser could not use its storage;")).toBeVisible();
});

test("what stands alone is a sentence: no keys, no case", async ({ page }) => {
  await addCase(page, file());
  await go(page, "/sign");
  await page.evaluate(() => { Object.defineProperty(crypto, "subtle", { value: undefined, configurable: true }); });
  await page.getByLabel("The referrer", { exact: true }).check();
  await page.getByLabel(/I have read this referral/).check();
  await page.getByRole("button", { name: "Sign and download" }).click();
  await expect(page.getByText(/^!?\s*(Warning)?\s*This browser gives the app no cryptography here;.*from its file\.$/)).toBeVisible();
  await page.start(`#/cases/${"f".repeat(32)}`);
  await expect(page.getByText(/^The case is not in this browser any more;.*another tab\.$/)).toBeVisible();
});
