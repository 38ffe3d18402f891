// The browser's storage takes its time, or never answers.
import { readFileSync } from "node:fs";
import { expect, go, oneFile, saved, startCase, test } from "../support/app.mjs";
import { answerOnDisk, breakable, claimsSaved, copyNow, holdWrites, hurry, status } from "../support/faults.mjs";

const QUESTION = "referrer-name";
const field = (page) => page.getByLabel("What is your name?");

test("what is typed while only the place in the case is being kept is not called saved", async ({ page, baseURL }) => {
  test.skip(oneFile(baseURL), "a page without the app has an address");
  await breakable(page);
  await startCase(page, "Slow");
  await go(page, "/section/referrer");
  await field(page).fill("Before");
  await saved(page);
  const letGo = await holdWrites(page, baseURL);
  await go(page, "/section/incident");
  await hurry(page);
  await go(page, "/section/referrer");
  await expect(status(page)).toHaveText(/^Saved at/);
  await field(page).fill("After");
  await expect(status(page)).not.toHaveText(/^Saved at/);
  await letGo();
  await claimsSaved(page);
  expect(await answerOnDisk(page, QUESTION)).toBe("After");
});

test("a write that is never answered is said not to be saved, and is saved when it is answered after all", async ({ page, baseURL }) => {
  test.skip(oneFile(baseURL), "a page without the app has an address");
  await breakable(page);
  await startCase(page, "Slow");
  await go(page, "/section/referrer");
  const letGo = await holdWrites(page, baseURL);
  await field(page).fill("Held up");
  await expect(status(page)).toHaveText(/^Not saved\. The browser.s storage does not answer/);
  const [download] = await Promise.all([page.waitForEvent("download"), copyNow(page).click()]);
  expect(readFileSync(await download.path(), "utf8")).toContain("Held up");
  await field(page).fill("Held up, and on");
  await letGo();
  await claimsSaved(page);
  expect(await answerOnDisk(page, QUESTION)).toBe("Held up, and on");
});

test("where somebody goes to another page while it is being saved, it is called saved all the same", async ({ page, baseURL }) => {
  test.skip(oneFile(baseURL), "a page without the app has an address");
  await breakable(page);
  await startCase(page, "Slow");
  await go(page, "/section/referrer");
  const letGo = await holdWrites(page, baseURL);
  await field(page).fill("Words");
  await hurry(page);
  await expect(status(page)).toHaveText("Saving");
  await go(page, "/section/incident");
  await expect(page.getByLabel("At which place?")).toBeVisible();
  await letGo();
  await claimsSaved(page);
  expect(await answerOnDisk(page, QUESTION)).toBe("Words");
});
