// One case through each partnership, to a bundle that is verified; and from one to another.
import { accessible, caseFile, addCase, expect, go, nameCase, openExample, readCase, saved, sign, test, verify } from "./support/app.mjs";
import { fillForm, fillThreshold } from "./support/typing.mjs";
import { wholeCase } from "./support/whole.mjs";

const heading = (page) => page.getByRole("heading", { level: 1 });
const partnerships = [
  ["salford-2019", /Salford/],
  ["buckinghamshire", /Buckinghamshire/],
  ["leeds", /Leeds/],
  ["north-west-2013", /North West/],
];

for (const [id, name] of partnerships) {
  test(`${id}: a case goes from the first question to a verified bundle`, async ({ page }) => {
    test.slow();
    const { answers, groups } = wholeCase();
    await nameCase(page, "A case", id);
    await page.getByRole("button", { name: "Start" }).click();
    await fillThreshold(page, answers, { rest: true });
    await expect(heading(page)).toContainText("Your answers point to");
    await accessible(page);
    await go(page, "");
    const first = page.locator("ol > li").nth(1).getByRole("link").first();
    await first.click();
    await fillForm(page, answers, groups, { rest: true });
    await expect(page.getByText("Nothing is missing.")).toBeVisible();
    const { path } = await sign(page, id);
    expect(verify(path)).toMatch(name);
  });
}

test("a case changes its partnership half way, keeps every answer, and comes back", async ({ page }) => {
  await addCase(page, caseFile("serious-incident"));
  const events = readCase("serious-incident").groups.events.length;
  await page.getByRole("link", { name: "Change the partnership" }).click();
  await page.locator('input[value="leeds"]').check();
  await expect(page.getByText(/answers are kept, but not in use there/)).toBeVisible();
  await page.getByRole("button", { name: /^Change to/ }).click();
  await expect(heading(page)).toContainText("Your answers point to");
  await expect(page.getByText(/Leeds/).first()).toBeVisible();
  await saved(page);
  await page.again();
  await expect(page.getByText(/Leeds/).first()).toBeVisible();
  await go(page, "/check");
  await expect(page.getByRole("heading", { name: "Not in use" })).toBeVisible();
  await go(page, "/partnership");
  await page.locator('input[value="somerset"]').check();
  await page.getByRole("button", { name: /^Change to/ }).click();
  await expect(page.getByText(/Somerset/).first()).toBeVisible();
  await go(page, "/section/events");
  await expect(page.getByText(`${events} events`)).toBeVisible();
});

test("a partnership with several forms lets the referrer choose, and shares what was written", async ({ page }) => {
  await openExample(page);
  await go(page, "/partnership");
  await page.locator('input[value="salford-2019"]').check();
  await page.getByRole("button", { name: /^Change to/ }).click();
  await expect(heading(page)).toContainText("Your answers point to");
  await go(page, "");
  await expect(page.getByRole("heading", { name: "Other forms" })).toBeVisible();
  const other = page.locator("h2", { hasText: "Other forms" }).locator("~ ul").getByRole("button").first();
  const title = await other.textContent();
  await other.click();
  await expect(page.locator("p strong", { hasText: title })).toBeVisible();
  await accessible(page);
  await go(page, "/section/children");
  await expect(page.getByText("Poppy Fernsby").first()).toBeVisible();
});
