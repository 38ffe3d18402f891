// Several tabs at once: what one of them has called saved is in the record, whatever the others do.
import { expect, go, startCase, test, unprotected } from "../support/app.mjs";
import { acknowledged, breakable, claimsSaved, lies, typeOn, witness } from "../support/faults.mjs";
import { protect } from "../support/vault.mjs";

const QUESTION = "referrer-name";
const field = (page) => page.getByLabel("What is your name?");
const readOnly = (page) => page.getByText("Read only.");

/// Another tab of the same browser.
async function tab(page, hash) {
  const other = await page.context().newPage();
  await breakable(other);
  await other.goto(page.url().replace(/#.*/, "") + hash);
  await other.locator("h1").first().waitFor();
  await expect(other.locator("#boot")).toHaveCount(0);
  return other;
}

/// Starts a case in this tab and gives the address of the field.
async function begin(page, title) {
  await page.evaluate(() => { location.hash = "#/new"; });
  await unprotected(page);
  await page.locator('input[value="somerset"]').check();
  await page.getByLabel("Working title").fill(title);
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Safety first");
  await go(page, "/section/referrer");
  await expect(field(page)).toBeEnabled();
  return new URL(page.url()).hash;
}

/// Types numbered words, over more than one save.
async function type(page, mark, count = 12) {
  for (let word = 0; word < count; word += 1) await typeOn(page, field(page), `${mark}${word} `, { delay: 15 });
}

/// Everything that this tab called saved is in the text.
function holds(text, all) {
  expect(all.length).toBeGreaterThan(0);
  for (const typed of all) expect(text.startsWith(typed), `“${typed}” was called saved; there is “${text}”`).toBe(true);
}

for (const isSealed of [false, true]) {
  test(`three tabs that write ${isSealed ? "sealed" : "open"} cases of their own at once`, async ({ page }) => {
    await breakable(page);
    if (isSealed) await protect(page);
    else await page.start("#/cases");
    const tabs = [page, await tab(page, "#/cases"), await tab(page, "#/cases")];
    const places = [];
    for (const [index, one] of tabs.entries()) {
      places.push(await begin(one, `Case ${index}`));
      await witness(one, QUESTION);
    }
    await Promise.all(tabs.map((one, index) => type(one, `t${index}w`)));
    const texts = await Promise.all(tabs.map((one) => field(one).inputValue()));
    await Promise.all(tabs.map(claimsSaved));
    const all = await Promise.all(tabs.map(acknowledged));
    for (const one of tabs) expect(await lies(one)).toEqual([]);
    await tabs[1].close();
    await tabs[2].close();
    for (const [index, place] of places.entries()) {
      await page.start(place);
      await expect(field(page)).toHaveValue(texts[index]);
      holds(texts[index], all[index]);
    }
  });
}

test("of three tabs of one case one writes, and the next goes on with all that it called saved", async ({ page }) => {
  await breakable(page);
  await page.start("#/cases");
  const first = await tab(page, "#/cases");
  const place = await begin(first, "Shared");
  await page.evaluate((place) => { location.hash = place; }, place);
  const tabs = [first, page, await tab(page, place)];
  const said = [];
  const enabled = () => Promise.all(tabs.map((one) => field(one).isEnabled()));
  const writers = async () => (await enabled()).filter(Boolean).length;
  for (let turn = 0; tabs.length > 0; turn += 1) {
    await expect.poll(writers, { message: "one tab may write" }).toBe(1);
    const [writer] = tabs.splice((await enabled()).indexOf(true), 1);
    for (const other of tabs) await expect(readOnly(other)).toBeVisible();
    const text = await field(writer).inputValue();
    for (const typed of said) expect(text).toContain(typed);
    await witness(writer, QUESTION);
    await type(writer, `turn${turn}w`, 8);
    await expect.poll(async () => (await acknowledged(writer)).length, { message: "a save" }).toBeGreaterThan(0);
    said.push(...await acknowledged(writer));
    expect(await lies(writer)).toEqual([]);
    // The page of the test stays to the end; another is closed in the midst of typing.
    if (writer === page) await page.evaluate(() => { location.hash = "#/about"; });
    else await writer.close();
  }
  await page.start(place);
  holds(await field(page).inputValue(), said);
});

test("a tab that only reads writes nothing, whatever is typed at it", async ({ page }) => {
  await breakable(page);
  await startCase(page, "Shared");
  await go(page, "/section/referrer");
  await field(page).fill("Of the first");
  await claimsSaved(page);
  const second = await tab(page, new URL(page.url()).hash);
  await expect(readOnly(second)).toBeVisible();
  await expect(field(second)).toBeDisabled();
  const before = await page.evaluate(() => window.faults.records());
  // Past what is greyed out.
  await second.evaluate((id) => {
    const input = document.getElementById(id);
    input.value = "Of the second";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, `q-${QUESTION}`);
  await typeOn(page, field(page), " and more");
  await claimsSaved(page);
  const [record] = await page.evaluate(() => window.faults.records());
  expect(JSON.parse(record.body).answers[QUESTION].value.value).toBe("Of the first and more");
  expect(record.revision).toBeGreaterThan(before[0].revision);
});
