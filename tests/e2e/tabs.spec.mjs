// Two tabs with the same case: one writes, and gives way when it is asked.
import { expect, go, openExample, saved, startCase, test } from "./support/app.mjs";

const where = "At which place?";

async function twoTabs(page, context) {
  await openExample(page);
  await go(page, "/section/incident");
  await expect(page.getByLabel(where)).toBeEnabled();
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByText("Read only.")).toBeVisible();
  return second;
}

test("a tab that reads takes over, with all that was typed in the other, which reads on", async ({ page, context }) => {
  const second = await twoTabs(page, context);
  // Not saved yet when it is asked.
  await page.getByLabel(where).fill("Typed a moment before");
  await second.getByRole("button", { name: "Take over here" }).click();
  await expect(second.getByText("Read only.")).toHaveCount(0);
  await expect(second.getByLabel(where)).toHaveValue("Typed a moment before");
  await expect(page.getByText("Read only.")).toBeVisible();
  await expect(page.getByLabel(where)).toBeDisabled();
  await second.getByLabel(where).fill("Typed in the second");
  await saved(second);

  await page.getByRole("button", { name: "Take over here" }).click();
  await expect(page.getByText("Read only.")).toHaveCount(0);
  await expect(page.getByLabel(where)).toHaveValue("Typed in the second");
  await expect(second.getByText("Read only.")).toBeVisible();
});

test("a tab that reads is told of what the other saves, and shows it when asked", async ({ page, context }) => {
  const second = await twoTabs(page, context);
  await expect(second.getByText("What you see is what it has saved.")).toBeVisible();
  await page.getByLabel(where).fill("Typed in the first");
  await saved(page);
  await expect(second.getByText("has saved more than you see here")).toBeVisible();
  await expect(second.getByLabel(where)).not.toHaveValue("Typed in the first");
  await second.getByRole("button", { name: "Show what was saved" }).click();
  await expect(second.getByLabel(where)).toHaveValue("Typed in the first");
  await expect(second.getByLabel(where)).toBeDisabled();
  await expect(second.getByText("What you see is what it has saved.")).toBeVisible();
  await expect(second.getByRole("button", { name: "Show what was saved" })).toHaveCount(0);
  // It follows further on, and can still take over.
  await page.getByLabel(where).fill("And more");
  await saved(page);
  await expect(second.getByRole("button", { name: "Show what was saved" })).toBeVisible();
  await second.getByRole("button", { name: "Take over here" }).click();
  await expect(second.getByText("Read only.")).toHaveCount(0);
  await expect(second.getByLabel(where)).toHaveValue("And more");
});

test("of three tabs the one that asks gets the case, not the one that waited longest", async ({ page, context }) => {
  const second = await twoTabs(page, context);
  const third = await context.newPage();
  await third.goto(page.url());
  await expect(third.getByText("Read only.")).toBeVisible();
  await third.getByRole("button", { name: "Take over here" }).click();
  await expect(third.getByText("Read only.")).toHaveCount(0);
  await expect(page.getByText("Read only.")).toBeVisible();
  await expect(second.getByText("Read only.")).toBeVisible();
  await third.getByLabel(where).fill("Third");
  await saved(third);
  // Once it is closed, the case goes on in one of the others.
  await third.close();
  await expect.poll(async () => await page.getByText("Read only.").count() + await second.getByText("Read only.").count()).toBe(1);
});

test("a tab whose words cannot be saved keeps the case, and the other is told", async ({ page, context }) => {
  const second = await twoTabs(page, context);
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    window.mend = () => { IDBObjectStore.prototype.put = put; };
    IDBObjectStore.prototype.put = () => { throw new DOMException("", "QuotaExceededError"); };
  });
  await page.getByLabel(where).fill("On screen alone");
  await expect(page.getByText("Not saved.")).toBeVisible();
  await second.getByRole("button", { name: "Take over here" }).click();
  await expect(second.getByText("words that are not saved yet")).toBeVisible();
  await expect(page.getByLabel(where)).toHaveValue("On screen alone");
  await page.evaluate(() => window.mend());
  await page.getByRole("button", { name: "Try again now" }).click();
  await saved(page);
  await second.getByRole("button", { name: "Take over here" }).click();
  await expect(second.getByLabel(where)).toHaveValue("On screen alone");
});

test("a tab that does not answer is taken over anyway, and writes over nothing afterwards", async ({ page, context }) => {
  // While it is deaf it hears nothing, as where the browser has put it to sleep.
  await page.addInitScript(() => {
    addEventListener("storage", (event) => window.deaf && event.stopImmediatePropagation(), true);
    const original = Object.getOwnPropertyDescriptor(BroadcastChannel.prototype, "onmessage");
    Object.defineProperty(BroadcastChannel.prototype, "onmessage", {
      ...original,
      set(hear) { original.set.call(this, (event) => { if (!window.deaf) hear(event); }); },
    });
  });
  const second = await twoTabs(page, context);
  await page.evaluate(() => { window.deaf = true; });
  await second.getByRole("button", { name: "Take over here" }).click();
  await second.getByRole("button", { name: "Take over anyway" }).click();
  await expect(second.getByText("Read only.")).toHaveCount(0);
  await second.getByLabel(where).fill("Written after that");
  await saved(second);
  await expect(page.getByText("Read only.")).toBeVisible();
  await expect(page.getByLabel(where)).toBeDisabled();
  await expect(second.getByLabel(where)).toHaveValue("Written after that");
});

test("a case that is open in another tab cannot be deleted under the hands of whoever types there", async ({ page, context }) => {
  await startCase(page, "Open there");
  await go(page, "/section/referrer");
  const other = await context.newPage();
  await other.goto(page.url().replace(/#.*/, "#/cases"));
  await other.getByRole("button", { name: "Delete Open there" }).click();
  await expect(other.getByText("another tab has this case open; leave it there, then try again")).toBeVisible();
  await expect(other.getByRole("link", { name: "Open there" })).toBeVisible();
  await page.getByLabel("What is your name?").fill("Typed meanwhile");
  await saved(page);
  await page.evaluate(() => { location.hash = "/cases"; });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your cases");
  await other.getByRole("button", { name: "Delete Open there" }).click();
  await expect(other.getByText("Deleted “Open there”.")).toBeVisible();
});
