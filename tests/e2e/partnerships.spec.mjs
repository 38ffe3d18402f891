// One case through each partnership, to a bundle that is verified; and from one to another.
import { readFileSync } from "node:fs";
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
  await expect(page.getByText(/answers are kept, but not in use: Leeds/)).toBeVisible();
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

test("a change of the partnership is told on the result with the routes there and here, and undone", async ({ page }) => {
  await addCase(page, caseFile("serious-incident"));
  await go(page, "/result");
  const routes = await page.locator("article.prt-route h3").allTextContents();
  await page.getByText("I see it differently").click();
  await page.getByLabel("Nominate good practice").check();
  await page.getByLabel("Why?", { exact: true }).fill("What went well matters more here.");
  await go(page, "/partnership");
  await page.locator('input[value="leeds"]').check();
  await expect(page.getByText(/Your own view of the routes is put aside/)).toBeVisible();
  await page.getByRole("button", { name: /^Change to/ }).click();
  const did = page.locator(".prt-changed");
  await expect(did).toContainText(/The case is now with Leeds/);
  await expect(did).toContainText(/With Somerset.* your answers pointed to: Raise it with the local authority/);
  await expect(did).toContainText(/With Leeds.* they point to: /);
  await accessible(page);
  // No route of Leeds is ticked for the referrer.
  await expect(page.getByRole("group", { name: "Which routes do you think right?" }).getByRole("checkbox", { checked: true, includeHidden: true })).toHaveCount(0);
  await go(page, "/check");
  await expect(page.getByText(/Your own view of the routes of Somerset/)).toBeVisible();
  await page.goBack();
  await expect(did).toHaveCount(0);
  await go(page, "/partnership");
  await page.locator('input[value="somerset"]').check();
  await page.getByRole("button", { name: /^Change to/ }).click();
  await expect(page.getByLabel("Why?", { exact: true })).toHaveValue("What went well matters more here.");
  await go(page, "/partnership");
  await page.locator('input[value="salford-2019"]').check();
  await page.getByRole("button", { name: /^Change to/ }).click();
  await did.getByRole("button", { name: /^Go back to Somerset/ }).click();
  await expect(did).toHaveCount(0);
  expect(await page.locator("article.prt-route h3").allTextContents()).toEqual(routes);
  await expect(page.getByLabel("Nominate good practice")).toBeChecked();
  await saved(page);
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

test("whoever works for the local authority prepares its notification beside the referral, and is told that it notifies nobody", async ({ page }) => {
  test.slow();
  await addCase(page, caseFile("serious-incident"));
  const sheet = page.getByRole("listitem").filter({ hasText: "For the local authority only" });
  await expect(sheet).toContainText("your answers point to it too");
  await sheet.getByRole("button", { name: "Notification sheet" }).click();
  await expect(page.locator("p strong", { hasText: "Notification sheet" })).toBeVisible();
  await expect(page.locator("#main")).toBeFocused();
  await expect(page.getByText("It notifies nobody").first()).toBeVisible();
  await expect(page.getByText("For the local authority only")).toBeVisible();
  await accessible(page);

  const choice = (value) => ({ value: { is: "choice", value } });
  await go(page, "/section/notifier");
  await fillForm(page, {
    "notifying-authority": { value: { is: "text", value: "A County Council" } },
    "notification-approved": { value: { is: "not-known" } },
    "partners-agree": { value: { is: "not-known" } },
    "incident-setting": choice("none"),
    "death-cause": { value: { is: "not-known" } },
    "harm-kinds": { value: { is: "choices", value: ["injury"] } },
    "abuse-kinds": { value: { is: "choices", value: ["neglect"] } },
    "abuse-from": choice("inside"),
    "notification-earlier": choice("no"),
  }, {});
  await expect(page.getByText("Nothing is missing.")).toBeVisible();
  const { path, suggested } = await sign(page, "notification-sheet");
  expect(suggested).toMatch(/^practice-review-sheet-/);
  await expect(page.getByText("It has been sent to nobody.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "What to do with it" })).toBeVisible();
  await expect(page.getByText(/attach it to a secure message|Address/)).toHaveCount(0);
  await accessible(page);
  const payload = JSON.parse(Buffer.from(JSON.parse(readFileSync(path, "utf8")).payload, "base64url"));
  expect(payload.form.id).toBe("notification-sheet");
  expect(payload.groups.map((group) => group.group)).toEqual(expect.not.arrayContaining(["events"]));
  expect(payload.answers.map((answer) => answer.question)).toEqual(expect.not.arrayContaining(["system-worked"]));

  // The referral is still to be signed.
  await go(page, "");
  await page.getByRole("button", { name: "Case for Consideration" }).click();
  const last = page.getByRole("listitem").filter({ hasText: "Sign and export" }).last();
  await expect(last).not.toContainText("Completed");
});
