// A referral is sent back with comments instead of being signed, and the comments reach the case.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import { generalVerify, importJWK } from "jose";
import { accessible, addCase, expect, go, saved, sign, test, verify } from "./support/app.mjs";
import { PASSPHRASE, lock, protect, unlock } from "./support/vault.mjs";
import { wholeCase } from "./support/whole.mjs";

const schema = new URL("../../public/schema/practice-review-comments-v1.schema.json", import.meta.url);
const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(schema, "utf8")));
const scratch = mkdtempSync(join(tmpdir(), "comments-"));
const file = (name, content) => {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
};

async function choose(page, path) {
  await page.getByLabel("File", { exact: true }).setInputFiles(path);
}

test("comments are signed, come back to the case that they are about, and are dealt with one by one", async ({ page, elsewhere }) => {
  test.slow();
  await addCase(page, file("case.json", JSON.stringify(wholeCase())));
  const { path } = await sign(page, "sent-back");
  await saved(page);

  const other = await elsewhere("#/open");
  await choose(other, path);
  await other.getByText("Send it back with comments").click();
  await accessible(other);
  await other.getByRole("button", { name: "Sign and download the comments" }).click();
  await expect(other.getByRole("link", { name: "Write what has to change" })).toBeVisible();
  await expect(other.getByRole("link", { name: "Write your name" })).toBeVisible();
  await accessible(other);
  await other.locator("#comment-1-text").fill("The times of 2 March do not fit.\n<b>Which</b> are right?");
  await other.getByRole("button", { name: "Add another comment" }).click();
  await expect(other.locator("#comment-2-about")).toBeFocused();
  const section = await other.locator("#comment-2-about option").nth(1).textContent();
  await other.locator("#comment-2-about").selectOption({ index: 1 });
  await other.locator("#comment-2-text").fill("One answer is missing.");
  for (const [field, text] of [["name", "Bea Lead"], ["role", "Designated safeguarding lead"], ["agency", "A school"]]) {
    await other.locator(`#comment-${field}`).fill(text);
  }
  const [download] = await Promise.all([
    other.waitForEvent("download"),
    other.getByRole("button", { name: "Sign and download the comments" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^practice-review-comments-\d{4}-\d{2}-\d{2}-[0-9a-f]{8}\.json$/);
  const back = join(scratch, "comments.json");
  await download.saveAs(back);
  await expect(other.getByText("Comments signed")).toBeVisible();

  const bundle = JSON.parse(readFileSync(back, "utf8"));
  const header = JSON.parse(Buffer.from(bundle.signatures[0].protected, "base64url"));
  expect(header.typ).toBe("practice-review-comments-v1+jws");
  const { payload } = await generalVerify(bundle, await importJWK(header.jwk, "ES256"), { algorithms: ["ES256"] });
  const said = JSON.parse(new TextDecoder().decode(payload));
  expect(said.comments).toHaveLength(2);
  expect(validate(said), JSON.stringify(validate.errors)).toBe(true);
  expect(verify(back)).toMatch(/Comment 2, on [\s\S]*One answer is missing\.[\s\S]*Bea Lead/);

  await choose(other, back);
  await expect(other.getByText("was not exported in this browser")).toBeVisible();
  await accessible(other);

  await page.start("#/open");
  await choose(page, back);
  await expect(page.getByRole("heading", { name: "The referral was sent back with comments" })).toBeVisible();
  await expect(page.getByText("<b>Which</b> are right?")).toBeVisible();
  await expect(page.getByText("Not known here")).toBeVisible();
  await page.getByRole("button", { name: "Put them beside the case" }).click();
  await expect(page.getByText("2 comments are still open.")).toBeVisible();
  await expect(page.getByText("From Bea Lead, as typed")).toBeVisible();
  await accessible(page);
  // It stands where it has to be dealt with, and before the case is signed anew.
  await page.getByRole("link", { name: section, exact: true }).last().click();
  await expect(page.getByRole("heading", { level: 1, name: section })).toBeVisible();
  await expect(page.getByText("One answer is missing.")).toBeVisible();
  await expect(page.getByText("<b>Which</b> are right?")).toHaveCount(0);
  await accessible(page);
  await go(page, "/sign");
  await expect(page.getByText("2 comments that were sent back are not marked as dealt with.")).toBeVisible();
  await page.getByRole("link", { name: "See what was said" }).click();
  await page.getByRole("button", { name: `Mark as dealt with (the comment on ${section})` }).click();
  await expect(page.getByText("1 comment is still open.")).toBeVisible();
  await saved(page);
  await page.again();
  await expect(page.getByText("1 comment is still open.")).toBeVisible();
  await expect(page.getByText("Dealt with", { exact: true })).toHaveCount(1);

  await page.getByRole("link", { name: section, exact: true }).last().click();
  await expect(page.getByRole("heading", { level: 1, name: section })).toBeVisible();
  await expect(page.getByText("One answer is missing.")).toHaveCount(0);

  // Of the same file again it is said that it is there already.
  await page.start("#/open");
  await choose(page, back);
  await expect(page.getByText("They stand beside the case already.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Put them beside the case" })).toHaveCount(0);
  await page.getByRole("link", { name: "Go to the case" }).click();
  await expect(page.getByText("1 comment is still open.")).toBeVisible();
});

test("half-written comments outlive a look elsewhere, hiding and locking, and closing the page asks", async ({ page, elsewhere }) => {
  test.slow();
  await addCase(page, file("kept.json", JSON.stringify(wholeCase())));
  const { path } = await sign(page, "kept-open");
  await saved(page);

  const other = await elsewhere();
  other.start = (hash) => other.goto(other.url().replace(/#.*$/, "") + hash);
  await protect(other, { passphrase: PASSPHRASE });
  await other.start("#/open");
  await choose(other, path);
  await other.getByText("Send it back with comments").click();
  await other.locator("#comment-1-text").fill("Half a word about the quokka");
  await other.locator("#comment-name").fill("Bea Lead");
  const text = other.locator("#comment-1-text");
  const kept = async () => {
    await expect(other.getByRole("heading", { name: "The signature fits" })).toBeVisible();
    await expect(text).toHaveValue("Half a word about the quokka");
    await expect(other.locator("#comment-name")).toHaveValue("Bea Lead");
  };

  await other.getByRole("link", { name: "Guide", exact: true }).first().click();
  await expect(other.getByRole("heading", { level: 1, name: /Guide/ })).toBeVisible();
  await other.getByRole("link", { name: "Open a file" }).click();
  await kept();
  await other.getByRole("button", { name: "Close this file" }).click();
  await expect(text).toHaveCount(0);
  await choose(other, path);
  await kept();

  await lock(other);
  expect(await other.content()).not.toContain("quokka");
  await unlock(other);
  await kept();

  let asked = 0;
  other.on("dialog", (dialog) => {
    asked += 1;
    dialog.dismiss();
  });
  await other.reload({ timeout: 3_000 }).catch(() => {});
  await expect.poll(() => asked).toBe(1);
  await kept();
});

test("comments are not taken in under the hands of whoever has the case open in another tab", async ({ page, context, elsewhere }) => {
  test.slow();
  await addCase(page, file("open-elsewhere.json", JSON.stringify(wholeCase())));
  const { path } = await sign(page, "open-elsewhere");
  await saved(page);
  const other = await elsewhere("#/open");
  await choose(other, path);
  await other.getByText("Send it back with comments").click();
  await other.locator("#comment-1-text").fill("Which school was it?");
  for (const [field, text] of [["name", "Bea Lead"], ["role", "Lead"], ["agency", "A school"]]) {
    await other.locator(`#comment-${field}`).fill(text);
  }
  const [download] = await Promise.all([
    other.waitForEvent("download"),
    other.getByRole("button", { name: "Sign and download the comments" }).click(),
  ]);
  const back = join(scratch, "open-elsewhere-comments.json");
  await download.saveAs(back);

  const second = await context.newPage();
  await second.goto(page.url().replace(/#.*/, "#/open"));
  await choose(second, back);
  await second.getByRole("button", { name: "Put them beside the case" }).click();
  await expect(second.getByText(/Another tab has this case open; leave it there, then try again/)).toBeVisible();
  await go(page, "/section/referrer");
  await page.getByLabel("What is your name?").fill("Typed meanwhile");
  await saved(page);
  await page.evaluate(() => { location.hash = "/cases"; });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your cases");
  await second.getByRole("button", { name: "Put them beside the case" }).click();
  await expect(second.getByText("1 comment is still open.")).toBeVisible();
  await go(second, "/section/referrer");
  await expect(second.getByLabel("What is your name?")).toHaveValue("Typed meanwhile");
});
