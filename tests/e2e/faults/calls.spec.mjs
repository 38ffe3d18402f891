// Every call of a save made to fail, one after the other: nothing is called saved that is not on the disk,
// and nothing typed is lost.
import { readFileSync } from "node:fs";
import { expect, go, startCase, test } from "../support/app.mjs";
import { answerOnDisk, breakable, claims, claimsSaved, copyNow, hurry, lies, onDisk, status, witness } from "../support/faults.mjs";
import { protect } from "../support/vault.mjs";

const QUESTION = "referrer-name";
const field = (page) => page.getByLabel("What is your name?");
/// A save makes fewer calls.
const MANY = 40;

/// A case in clear, and how to see what the disk has.
async function inClear(page) {
  await breakable(page);
  await startCase(page, "Faults");
  await go(page, "/section/referrer");
  await field(page).fill("Before");
  await claimsSaved(page);
  await witness(page, QUESTION);
  return () => answerOnDisk(page, QUESTION);
}

/// A sealed case. What the disk has is what another tab opens.
async function sealed(page) {
  await breakable(page);
  await protect(page);
  await startCase(page, "Faults");
  await go(page, "/section/referrer");
  await field(page).fill("Before");
  await claimsSaved(page);
  const other = await page.context().newPage();
  await other.goto(page.url());
  return async () => {
    await other.evaluate(() => { location.hash = "#/about"; });
    await expect(field(other)).toHaveCount(0);
    await other.goBack();
    return field(other).inputValue();
  };
}

/// Types words and saves them while the call at a place of the save fails.
async function saveWhile(page, words, plan) {
  await page.evaluate((plan) => window.faults.arm(plan), plan);
  await field(page).fill(words);
  await hurry(page);
}

/// The call that failed, if the save made so many.
const failed = (page) => page.evaluate(() => window.faults.met());

const mend = (page) => page.evaluate(() => window.faults.disarm());

const lose = (page) => page.evaluate(() => window.faults.lose());

/// All was tried, to the end of the save.
function whole(met) {
  expect(met).toEqual(expect.arrayContaining(["transaction readwrite", "objectStore cases", "get cases", "put cases"]));
  expect(met.at(-1)).toBe("commit");
}

const tries = [
  ["a case in clear", inClear, ["throws", "aborts"]],
  ["a sealed case", sealed, ["aborts"]],
];

for (const [what, begin, hows] of tries) {
  test(`${what}: a call that fails once costs no word`, async ({ page }) => {
    const disk = await begin(page);
    for (const how of hows) {
      const met = [];
      for (let at = 1; at < MANY; at += 1) {
        const words = `Number ${at} ${how}`;
        await saveWhile(page, words, { at, how });
        await claimsSaved(page);
        const call = await failed(page);
        await mend(page);
        expect(await disk(), `after ${call} ${how}`).toBe(words);
        await expect(field(page)).toHaveValue(words);
        if (!call) break;
        met.push(call);
      }
      whole(met);
    }
    if (begin === inClear) expect(await lies(page)).toEqual([]);
    const words = await field(page).inputValue();
    await page.again();
    await expect(field(page)).toHaveValue(words);
  });

  test(`${what}: a call that fails each time is told, and the words are saved once it does not`, async ({ page }) => {
    const disk = await begin(page);
    for (const how of hows) {
      const met = [];
      for (let at = 1; at < MANY; at += 1) {
        const words = `Number ${at} ${how}`;
        const before = await onDisk(page);
        // Also the opening of a new connection belongs to a save.
        await lose(page);
        await saveWhile(page, words, { at, how, lasting: true });
        await claims(page, "Saved", "Not saved");
        const call = await failed(page);
        if (!call) break;
        met.push(call);
        if (call === "commit" && how === "throws") continue;
        await expect(status(page), call).toHaveText(/^Not saved\. .{20,}/);
        expect(await onDisk(page), `while ${call} ${how}`).toEqual(before);
        await expect(field(page)).toHaveValue(words);
        await expect(copyNow(page)).toBeVisible();
        if (call === "put cases") {
          const [download] = await Promise.all([page.waitForEvent("download"), copyNow(page).click()]);
          expect(readFileSync(await download.path(), "utf8")).toContain(words);
        }
        // By itself, or because somebody asks.
        if (at % 4 === 0) await mend(page);
        else {
          await page.getByRole("button", { name: "Try again now" }).evaluate((button) => {
            window.faults.disarm();
            button.click();
          });
        }
        await claimsSaved(page);
        expect(await disk(), `after ${call} ${how}`).toBe(words);
      }
      whole(met);
      expect(met).toContain("open");
    }
    if (begin === inClear) expect(await lies(page)).toEqual([]);
    const words = await field(page).inputValue();
    await page.again();
    await expect(field(page)).toHaveValue(words);
  });
}
