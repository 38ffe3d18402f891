// Cases that are protected.
import { expect } from "./app.mjs";

export const PASSPHRASE = "violet harbour cactus ladder";

/// Protects the cases before there are any. Gives the recovery key.
export async function protect(page, way) {
  await page.start("#/protect");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Protect your cases");
  return setUp(page, way);
}

/// Chooses a way in where that is asked, keeps the recovery key and proves it. Gives the key.
export async function setUp(page, { passphrase, patience } = {}) {
  if (passphrase) {
    await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
    await page.getByLabel("The same again").fill(passphrase);
  } else {
    await page.getByLabel("With a key that this browser keeps").check();
  }
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your recovery key");
  const key = await page.locator(".prt-recovery-key").textContent();
  const groups = key.split("-");
  for (const input of await page.getByLabel(/^Group \d+$/).all()) {
    const label = await page.locator(`label[for="${await input.getAttribute("id")}"]`).textContent();
    await input.fill(groups[Number(label.match(/\d+/)[0]) - 1]);
  }
  await page.getByRole("button", { name: "Protect my cases" }).click();
  await expect(page.getByText("Your cases are protected on this machine.")).toBeVisible({ timeout: patience });
  return key;
}

/// Locks the cases, and waits for it.
export async function lock(page) {
  await page.getByRole("button", { name: /^Lock/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your cases are locked");
}

/// Opens them again.
export async function unlock(page) {
  await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await page.getByRole("button", { name: "Unlock", exact: true }).first().click();
}
