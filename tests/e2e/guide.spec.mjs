// The guide: the pages of every partnership, search, and the way from a question and back.
import { accessible, addCase, caseFile, expect, go, openExample, startCase, test, unprotected } from "./support/app.mjs";

const heading = (page) => page.getByRole("heading", { level: 1 });
const search = (page) => page.getByLabel("Search this guide");
const count = (page) => page.getByRole("status").filter({ hasText: /result/ });
const results = (page) => page.locator(".prt-guide__contents > li");
const to = (page, hash) => page.evaluate((hash) => { location.hash = hash; }, hash);

/// Each partnership, with a word of its own, what it means, and the same thing's name elsewhere.
const partnerships = [
  ["somerset", /Somerset/, "Case for Consideration", /form on which anybody/, "enquiry"],
  ["salford-2019", /Salford/, "Practice Review Virtual Panel", /./, null],
  ["buckinghamshire", /Buckinghamshire/, "Combined Summary Report", /./, null],
  ["leeds", /Leeds/, "Review Advisory Group", /recommends whether a CSPR/, "LCSPR subgroup"],
  ["north-west-2013", /North West/, "Serious Case Review", /./, "CSPR"],
];

const pages = [
  ["reviews", "Kinds of review"],
  ["criteria", "When it is a case for review"],
  ["after-referral", "After a referral, and who decides"],
  ["timescales", "Time limits"],
  ["words", "Words and what they mean"],
  ["family", "Families and children in a review"],
  ["information", "Sharing and keeping information"],
  ["chronology", "Chronologies and significant events"],
  ["forms", "Forms and templates"],
  ["reports", "Reports, publication and learning"],
  ["principles", "What reviews are for"],
  ["other-processes", "Other processes about the same case"],
  ["documents", "What this guide rests on"],
];

for (const [id, name, word, meaning, elsewhere] of partnerships) {
  test(`${id}: each page is there with its sources, and a word of its own is found`, async ({ page }) => {
    await page.start(`#/guide/${id}`);
    await expect(page.locator(".govuk-caption-l")).toHaveText(name);
    await expect(results(page)).toHaveCount(pages.length);
    for (const [slug, title] of pages) {
      await page.getByRole("link", { name: title, exact: true }).first().click();
      await expect(page).toHaveURL(new RegExp(`#/guide/${id}/${slug}$`));
      await expect(heading(page)).toHaveText(title);
      await expect(page.locator(".govuk-caption-l")).toHaveText(name);
      expect(await page.locator(".prt-guide__item").count()).toBeGreaterThan(0);
      // Documents are sources themselves.
      const told = await page.locator(".prt-guide__item").evaluateAll((items) =>
        items.filter((item) => !item.id.match(/guide-(document|convention)\./) && !item.innerText.includes("Source:")).map((item) => item.innerText));
      expect(told, slug).toEqual([]);
      await page.goBack();
      await expect(heading(page)).toHaveText("Guide");
    }
    await search(page).fill(word);
    await expect(results(page).first().getByRole("link")).toHaveText(new RegExp(word, "i"));
    await results(page).first().getByRole("link").click();
    await expect(page.locator(":focus")).toContainText(word);
    await expect(page.locator(":focus")).toContainText(meaning);
    if (elsewhere) await expect(page.locator(":focus")).toContainText(`Elsewhere: “${elsewhere}”`);
  });
}

test("without a choice the reader chooses, and the choice is remembered for the guide alone", async ({ page }) => {
  await page.start("#/guide");
  await expect(page.getByText("Choose the one whose guide you want to read.")).toBeVisible();
  await accessible(page);
  await page.getByRole("link", { name: /Leeds/ }).click();
  await expect(search(page)).toBeVisible();
  await page.again();
  await to(page, "/guide");
  await expect(page.locator(".govuk-caption-l")).toHaveText(/Leeds/);
  await to(page, "/new");
  await unprotected(page);
  await expect(page.locator('input[value="leeds"]')).not.toBeChecked();
});

test("another partnership's guide opens at the same page", async ({ page }) => {
  await page.start("#/guide/leeds/after-referral");
  await page.getByText("Read this page for another partnership").click();
  await page.getByRole("link", { name: /Salford/ }).click();
  await expect(page).toHaveURL(/#\/guide\/salford-2019\/after-referral$/);
  await expect(page.getByRole("heading", { name: "Who decides", exact: true })).toBeVisible();
});

test("what is looked for is found as it is typed, told, emphasised, and led to", async ({ page }) => {
  await page.start("#/guide/leeds");
  await search(page).pressSequentially("may I share this without consent?");
  await expect(count(page)).toHaveText(/^\d results$/);
  await expect(results(page).first().getByRole("link")).toHaveText("Sharing and keeping information");
  await expect(results(page).first().locator("mark").first()).toHaveText(/shar/i);
  await accessible(page);
  await search(page).fill("SCR");
  await expect(results(page).first().getByRole("link")).toHaveText(/CSPR|Serious Case Review/);
  await search(page).fill("working days");
  await results(page).filter({ hasText: "Time limits: Each time limit" }).first().getByRole("link").click();
  await expect(page).toHaveURL(/#\/guide\/leeds\/timescales\/time\./);
  await expect(page.locator(":focus")).toContainText(/Within \d+ working days/);
  await expect(page.locator(":focus")).toBeInViewport();
  // Back to what was found.
  await page.goBack();
  await expect(search(page)).toHaveValue("working days");
  await search(page).fill("zebra crossing");
  await expect(count(page)).toHaveText("No results");
  await expect(page.getByText("Nothing in this guide has “zebra” or “crossing”.")).toBeVisible();
  await accessible(page);
  await page.getByRole("link", { name: "all topics" }).click();
  await expect(results(page)).toHaveCount(pages.length);
  await expect(search(page)).toBeFocused();
  await search(page).fill("zebra crossing");
  await page.getByRole("link", { name: "Words and what they mean" }).click();
  await expect(heading(page)).toHaveText("Words and what they mean");
  await page.goBack();
  await search(page).press("Escape");
  await expect(results(page)).toHaveCount(pages.length);
});

test("what people call it is found under what the guide calls it, and what is missing is named", async ({ page }) => {
  await page.start("#/guide/salford-2019");
  await search(page).fill("LADO");
  await expect(page.getByText("LADO is the local authority's designated officer")).toBeVisible();
  await expect(results(page).first().locator("mark").first()).toHaveText(/allegation|LADO/i);
  await search(page).fill("parents");
  await expect(results(page).first().locator("mark").filter({ hasText: /^Parents$/ })).toBeVisible();
  await expect(page.locator("mark").filter({ hasText: /^famil/i }).first()).toBeVisible();
  await search(page).fill("SCR");
  await expect(page.locator("mark").filter({ hasText: /scrut/i })).toHaveCount(0);
  await search(page).fill("coroner zebra");
  await expect(page.getByRole("status")).toHaveText(/^“zebra” is nowhere in this guide\. \d+ results for the rest/);
  await expect(results(page).first().locator("mark").first()).toHaveText(/coroner|inquest/i);
  await accessible(page);
});

test("markup that is typed into the search stays text", async ({ page }) => {
  await page.start("#/guide/leeds");
  await search(page).fill("<img src=x onerror=alert(1)>");
  await expect(count(page)).toHaveText("No results");
  await expect(page.locator("main img")).toHaveCount(0);
});

test("axe finds nothing in the guide", async ({ page }) => {
  test.slow();
  await page.start("#/guide/salford-2019");
  await accessible(page);
  for (const [slug, title] of pages) {
    await to(page, `/guide/salford-2019/${slug}`);
    await expect(heading(page)).toHaveText(title);
    await accessible(page);
  }
});

test("the keyboard alone finds an answer and goes to a heading", async ({ page }) => {
  await page.start("#/cases");
  const tabTo = async (name) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press("Tab");
      const here = await page.evaluate(() => {
        const at = document.activeElement;
        return `${at?.textContent ?? ""} ${at?.labels?.[0]?.textContent ?? ""}`;
      });
      if (here.includes(name)) return;
    }
    throw new Error(`no way by Tab to ${name}`);
  };
  // Whoever cannot see it hears that a page has come before they go on.
  const come = async (what) => {
    await expect(what).toBeVisible();
    await expect(page.locator("#main")).toBeFocused();
  };
  await tabTo("Guide");
  await page.keyboard.press("Enter");
  await come(page.getByText("Choose the one whose guide you want to read."));
  await tabTo("Leeds");
  await page.keyboard.press("Enter");
  await come(search(page));
  await tabTo("Search this guide");
  await page.keyboard.type("who decides");
  await expect(count(page)).toHaveText(/results?$/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("After a referral, and who decides");
  await tabTo("Who decides");
  await page.keyboard.press("Enter");
  await expect(page.locator("h2:focus")).toHaveText("Who decides");
});

test("from a question to the guide and back nothing typed is lost, and the reader is at the question again", async ({ page }) => {
  await openExample(page);
  await go(page, "/section/family");
  const views = page.getByLabel("What does the family say about it?");
  const question = page.locator(".prt-question").filter({ has: views });
  // Typed and left at once, before it can have been saved.
  await question.getByText("Why we ask this").click();
  await views.fill("They ask to be told on Tuesday.");
  await question.getByRole("link", { name: "Families and children in a review" }).click();
  await expect(heading(page)).toHaveText("Families and children in a review");
  await expect(page.locator(".govuk-caption-l")).toHaveText(/Somerset/);
  await page.getByRole("link", { name: "Guide: contents and search" }).click();
  await page.getByRole("link", { name: "Back to where you were in the case" }).click();
  await expect(views).toHaveValue("They ask to be told on Tuesday.");
  await expect(views).toBeFocused();
  await expect(page.locator(".prt-save__words")).toContainText("Saved");
  await page.again();
  await expect(views).toHaveValue("They ask to be told on Tuesday.");
  // The same by the browser's own way back.
  await question.getByText("Why we ask this").click();
  await views.fill("They ask to be told on Wednesday.");
  await question.getByRole("link", { name: "Families and children in a review" }).click();
  await expect(heading(page)).toHaveText("Families and children in a review");
  await page.goBack();
  await expect(views).toHaveValue("They ask to be told on Wednesday.");
  await expect(views).toBeFocused();
});

test("the guide of an open case is that of its partnership, also after that has changed", async ({ page }) => {
  await addCase(page, caseFile("serious-incident"));
  const guide = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Guide" });
  await go(page, "/section/events");
  await page.getByRole("link", { name: "Chronologies and significant events" }).click();
  await expect(page.getByRole("heading", { name: "What goes in a chronology" })).toBeVisible();
  await page.goBack();
  await go(page, "/partnership");
  await page.locator('input[value="north-west-2013"]').check();
  await page.getByRole("button", { name: /^Change to/ }).click();
  await expect(heading(page)).toContainText("Your answers point to");
  await guide.click();
  await expect(page.locator(".govuk-caption-l")).toHaveText(/North West/);
  await search(page).fill("six tests");
  await results(page).filter({ hasText: "Would the child" }).getByRole("link").click();
  await expect(page.locator(":focus")).toContainText("Would the child have seen it as significant?");
  await page.getByRole("link", { name: "Back to where you were in the case" }).click();
  await expect(heading(page)).toContainText("Your answers point to");
  // Nothing of the case or of what was looked for is left behind for the next reader.
  await page.getByRole("link", { name: "Guide", exact: true }).last().click();
  await expect(search(page)).toHaveValue("");
});

test("the threshold questions lead to the kinds of review and to the other processes", async ({ page }) => {
  await startCase(page, "A case", "leeds");
  await go(page, "/threshold/kind-of-concern");
  const question = page.locator(".prt-question").filter({ hasText: "who is to blame" });
  await question.getByText("Why we ask this").click();
  await question.getByRole("link", { name: "Other processes about the same case" }).click();
  await expect(page.locator("h2:focus")).toHaveText("Beside a referral");
  await expect(page.getByText("coroners and criminal courts do")).toBeVisible();
});

test("a page of the guide prints without what is only for the screen", async ({ page }) => {
  await page.start("#/guide/leeds/reviews");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "On this page" })).toBeHidden();
  await expect(page.getByText("Read this page for another partnership")).toBeHidden();
  await expect(page.locator(".prt-guide__item").first()).toBeVisible();
});
