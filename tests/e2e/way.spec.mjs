// The whole way of a referrer: from the first question, or a draft, to a bundle that others verify.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addCase, caseFile, expect, go, readCase, saved, sign, startCase, test, verify } from "./support/app.mjs";
import { fillForm, fillThreshold } from "./support/typing.mjs";
import { wholeCase } from "./support/whole.mjs";

const heading = (page) => page.getByRole("heading", { level: 1 });
const bundleText = (path) => Buffer.from(JSON.parse(readFileSync(path, "utf8")).payload, "base64url").toString();

const cases = {
  "serious-incident": { routes: 3, first: "Raise it with the local authority today as a possible serious incident", today: true },
  "system-learning": { routes: 1, first: "Case for Consideration for system learning" },
  "good-practice": { routes: 1, first: "Nominate good practice" },
};

for (const [name, { routes, first, today }] of Object.entries(cases)) {
  test(`${name}: a long draft is left, found again, checked, signed, exported and verified`, async ({ page }) => {
    test.slow();
    const draft = readCase(name);
    await addCase(page, caseFile(name));
    await go(page, "/result");
    await expect(heading(page)).toHaveText(routes === 1 ? "Your answers point to one route" : `Your answers point to ${routes} routes`);
    const card = page.locator("article.prt-route").first();
    await expect(card.getByRole("heading")).toHaveText(first);
    await expect(card.getByText("Today", { exact: true })).toHaveCount(today ? 1 : 0);

    await go(page, "/section/events");
    await expect(page.getByText(`${draft.groups.events.length} events`)).toBeVisible();

    await go(page, "/section/incident");
    const story = page.getByLabel("What happened?");
    await expect(story).toHaveValue(draft.answers["incident-circumstances"].value.value);
    await story.press("Control+End");
    await story.pressSequentially(" One more sentence, typed at the end.");
    await saved(page);
    await page.start();
    await page.getByRole("link", { name: draft.title, exact: true }).click();
    await expect(heading(page)).toHaveText("What happened, and who knew when");
    await expect(story).toHaveValue(/typed at the end\.$/);

    await go(page, "/check");
    await expect(page.getByText("Nothing is missing.")).toBeVisible();
    await expect(page.locator(".prt-document__timeline tbody tr")).toHaveCount(draft.groups.events.length);
    const { path, suggested } = await sign(page, name);
    expect(suggested).not.toContain(draft.groups.children[0].answers["child-family-name"].value.value);
    expect(bundleText(path)).toContain("One more sentence, typed at the end.");

    await page.start("#/open");
    await page.getByLabel("File").setInputFiles(path);
    await expect(page.getByRole("heading", { name: "The signature fits" })).toBeVisible();
    await expect(page.getByText(first).first()).toBeVisible();
    expect(verify(path)).toMatch(/The referrer/);

    const changed = join(mkdtempSync(join(tmpdir(), "way-")), "changed.json");
    writeFileSync(changed, readFileSync(path, "utf8").replace(/"payload":\s*"e/, (text) => `${text.slice(0, -1)}f`));
    expect(() => verify(changed)).toThrow(/status|Command failed/);
  });
}

test("a case typed from the first question to the last is signed and says what was typed", async ({ page }) => {
  test.slow();
  const { answers, groups } = wholeCase();
  await startCase(page, "Typed");
  await fillThreshold(page, answers);
  await expect(page.getByRole("heading", { name: "Case for Consideration for system learning" })).toBeVisible();
  await page.getByRole("button", { name: "Go on to the form" }).click();
  await page.getByRole("link", { name: "You and your agency" }).click();
  await fillForm(page, answers, groups);
  await expect(page.getByText("Nothing is missing.")).toBeVisible();
  const { path } = await sign(page, "typed");
  const sent = bundleText(path);
  for (const typed of ["Robin Sample", "It happened.", "Two systems.", "The front door.", "On 4 March."]) expect(sent).toContain(typed);
  expect(verify(path)).toMatch(/Ada Tester/);
});

test("the threshold questions can be answered with the keyboard alone", async ({ page }) => {
  await page.start();
  const tabTo = async (wanted) => {
    for (let press = 0; press < 80; press += 1) {
      await page.keyboard.press("Tab");
      const here = await page.evaluate(() => {
        const at = document.activeElement;
        const legend = at.closest("fieldset")?.querySelector("legend")?.textContent ?? "";
        const label = at.labels?.[0]?.textContent ?? at.textContent ?? "";
        return `${at.type === "radio" ? legend : ""}${label}`;
      });
      if (here.includes(wanted)) return;
    }
    throw new Error(`nothing called ${wanted} can be reached with Tab`);
  };
  await tabTo("Start a case");
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("First: protect what you will write");
  await tabTo("How are they to be protected?");
  while (!(await page.getByLabel("Not now").isChecked())) await page.keyboard.press("ArrowDown");
  await tabTo("Continue");
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("Start a case");
  await tabTo("Which partnership is it for?");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  while (!(await page.getByLabel(/^Somerset/).isChecked())) await page.keyboard.press("ArrowDown");
  await tabTo("Working title");
  await page.keyboard.type("By keyboard");
  await tabTo("Start");
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("Safety first");
  await tabTo("Is any child in danger now?");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("group", { name: /in danger now/ }).getByLabel("No", { exact: true })).toBeChecked();
  await tabTo("Has a safeguarding referral been made");
  await page.keyboard.press("Space");
  await tabTo("Continue");
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("What is it about?");
  await tabTo("Is this mainly a disagreement");
  await page.keyboard.press("Space");
  await tabTo("See the result so far");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Resolving Professional Differences" })).toBeVisible();
});
