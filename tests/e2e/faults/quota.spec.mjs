// The browser's share of the disk is full.
import { expect, go, oneFile, saved, startCase, test } from "../support/app.mjs";
import { answerOnDisk, breakable, claims, claimsSaved, copyNow, lies, status, typeOn, witness } from "../support/faults.mjs";

const QUESTION = "referrer-name";

test("on a full disk nothing is called saved, the words stay, and are saved once there is room", async ({ page, baseURL, browserName }) => {
  test.skip(browserName !== "chromium" || oneFile(baseURL), "only Chromium can be given a share, of an address");
  await breakable(page);
  await page.start("#/about");
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(baseURL);
  const { usage } = await session.send("Storage.getUsageAndQuota", { origin });
  // Before the first save: the browser asks for it seldom.
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: usage + 60_000 });
  await startCase(page, "Quota");
  await go(page, "/section/referrer");
  const name = page.getByLabel("What is your name?");
  await name.fill("Before");
  await saved(page);
  await witness(page, QUESTION);
  const words = `Long ${"word ".repeat(40_000)}`;
  await name.fill(words);
  await claims(page, "Saved", "Not saved");
  await expect(status(page)).toHaveText(/^Not saved\. There is no room left on this disk for the browser/);
  await expect(copyNow(page)).toBeVisible();
  await expect(name).toHaveValue(words);
  expect(await answerOnDisk(page, QUESTION)).toBe("Before");
  // What is typed meanwhile is saved with it.
  await typeOn(page, name, "and more");
  await session.send("Storage.overrideQuotaForOrigin", { origin });
  await claimsSaved(page);
  expect(await answerOnDisk(page, QUESTION)).toBe(`${words}and more`);
  expect(await lies(page)).toEqual([]);
  await page.again();
  await expect(name).toHaveValue(`${words}and more`);
});
