// Hiding the screen: nothing of a case stays on the page, and nothing typed is lost.
import { accessible, expect, go, openExample, test, unprotected } from "./support/app.mjs";

const words = (page) => page.evaluate(() => `${document.title} ${document.documentElement.outerHTML}`);

test("Escape pressed three times takes everything off the page, and it comes back as it was", async ({ page }) => {
  await openExample(page);
  await go(page, "/result");
  await page.getByText("I see it differently").click();
  const reason = page.getByLabel("Why?", { exact: true });
  await reason.fill("Words typed a moment before the door opened");
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hidden");
  const seen = await words(page);
  expect(seen).not.toContain("Words typed");
  expect(seen).not.toContain("Example");
  await accessible(page);
  await page.getByRole("button", { name: "Show it again" }).click();
  await expect(reason).toHaveValue("Words typed a moment before the door opened");
  // The button that had the focus is gone; whoever uses a keyboard goes on from the page's content.
  await expect(page.locator("#main")).toBeFocused();
});

test("the screen is hidden by a button on every page, and fewer presses hide nothing", async ({ page }) => {
  await page.start("#/new");
  await unprotected(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("a");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Start a case");
  await page.getByRole("button", { name: /^Hide/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hidden");
  await page.getByRole("button", { name: "Show it again" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Start a case");
});
