// Files that are opened: what is said of one that is not whole, and what is mended in a copy of a case.
import { addIt, expect, go, readCase, test } from "./support/app.mjs";
import { wholeCase } from "./support/whole.mjs";

const bytes = (text) => ({ name: "case.json", mimeType: "application/json", buffer: Buffer.from(text) });
const copy = (change) => {
  const it = wholeCase();
  change(it);
  return JSON.stringify(it);
};

async function choose(page, text) {
  await page.start("#/open");
  await page.getByLabel("File").setInputFiles(bytes(text));
}

test("a file that cannot be opened is told what it is and what is wrong with it", async ({ page }) => {
  const refused = [
    [copy((it) => { it.colour = "red"; }), /This is a copy of a case, but it is damaged: .* Make the copy again, or ask for it again\. For IT: .*colour/],
    [copy((it) => { it.answers["danger-now"] = 7; }), /This is a copy of a case, but it is damaged/],
    [copy((it) => { it.partnership = "atlantis"; }), /follows the guidance “atlantis”, which this app does not have/],
    [`${JSON.stringify(wholeCase())}\n-- \nSent from my phone`, /goes on after its end/],
    [JSON.stringify(wholeCase()).slice(0, 500), /cut off on the way/],
    ["{\"hello\": 1}", /not a bundle of this app/],
  ];
  for (const [text, reason] of refused) {
    await choose(page, text);
    await expect(page.getByText(reason)).toBeVisible();
    await expect(addIt(page)).toHaveCount(0);
  }
});

test("a mark before a copy changes nothing, and a title that cannot be shown is replaced", async ({ page }) => {
  for (const [title, shown] of [["", "Case without a title"], ["a\u0000b\u202ec", "a bc"]]) {
    await choose(page, `\ufeff${copy((it) => { it.title = title; })}`);
    await expect(page.getByText(shown, { exact: true })).toBeVisible();
    await addIt(page).click();
    await expect(page.getByRole("heading", { name: "Find the right route" })).toBeVisible();
    await page.start();
    await expect(page.getByRole("link", { name: shown, exact: true })).toBeVisible();
  }
});

test("two entries of one name are told apart when a copy is added", async ({ page }) => {
  const twice = readCase("serious-incident");
  for (const child of twice.groups.children) child.id = "1".repeat(32);
  const [{ answers }] = twice.groups.children;
  twice.groups.children.push({ id: "1".repeat(32), answers });
  await choose(page, JSON.stringify(twice));
  await addIt(page).click();
  await expect(page.getByRole("heading", { name: "Find the right route" })).toBeVisible();
  await go(page, "/section/children");
  const cards = page.locator(".govuk-summary-card");
  const addresses = await cards.getByRole("link", { name: /^Change/ }).evaluateAll((all) => all.map((a) => a.href));
  expect(new Set(addresses).size).toBe(twice.groups.children.length);
});
