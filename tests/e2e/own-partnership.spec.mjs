// A partnership of one's own, loaded from a file: checked, used like the others, and harmless where
// it is broken or hostile.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { accessible, expect, go, nameCase, saved, sign, startCase, test, verify } from "./support/app.mjs";
import { madeUp } from "./support/made-up.mjs";
import { fillForm, fillThreshold } from "./support/typing.mjs";
import { wholeCase } from "./support/whole.mjs";

const heading = (page) => page.getByRole("heading", { level: 1 });

async function choose(page, text, name = "made-up.toml") {
  await page.getByLabel("A partnership's file").setInputFiles({ name, mimeType: "", buffer: Buffer.from(text) });
}

async function partnerships(page) {
  await page.start("#/partnerships");
  await expect(heading(page)).toHaveText("Partnerships");
}

async function load(page, text, name) {
  await partnerships(page);
  await choose(page, text, name);
  await page.getByRole("button", { name: "Use this partnership" }).click();
  await expect(page.getByText(/is loaded\. It can be chosen/)).toBeVisible();
}

test("a made-up partnership is loaded and takes a case from the first question to a verified bundle", async ({ page }) => {
  test.slow();
  await partnerships(page);
  await accessible(page);
  await choose(page, madeUp());
  await expect(page.getByText("The file holds together")).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "Use this partnership" }).click();
  await expect(page.locator(".govuk-summary-card", { hasText: "The Made-up Partnership" })).toContainText("made-up.toml");
  await accessible(page);

  // It is there after a new start, and works like one that is built in.
  const { answers, groups } = wholeCase();
  await nameCase(page, "A case", "made-up");
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByText(/loaded from the file “made-up\.toml”/)).toBeVisible();
  await fillThreshold(page, answers, { rest: true });
  await expect(heading(page)).toContainText("Your answers point to");
  await go(page, "");
  await page.locator("ol > li").nth(1).getByRole("link").first().click();
  await fillForm(page, answers, groups, { rest: true });
  const { path } = await sign(page, "made-up");
  expect(verify(path)).toMatch(/Made-up Partnership/);
});

test("a case outlives its partnership: it can be read, copied and opened again when that is loaded again", async ({ page }) => {
  await load(page, madeUp());
  await startCase(page, "A case of theirs", "made-up");
  await page.locator("input[type=radio]").first().check();
  await saved(page);
  await page.start("#/partnerships");
  await expect(page.getByText("1 case follows it.")).toBeVisible();
  await page.getByRole("button", { name: /^Remove/ }).click();
  await expect(page.getByText(/^Removed “made-up\.toml”\. The cases that follow it are kept/)).toBeVisible();
  await page.start("#/cases");
  await expect(page.getByText(/“made-up”, whose guidance is not loaded/)).toBeVisible();
  await page.getByRole("link", { name: "A case of theirs", exact: true }).click();
  await expect(heading(page)).toHaveText("The guidance of this case is missing");
  await accessible(page);
  await page.getByText(/^Answers \(/).click();
  await expect(page.locator(".govuk-summary-list__value").first()).toBeVisible();
  const [copy] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download a copy of the case" }).click(),
  ]);
  expect(JSON.parse(readFileSync(await copy.path(), "utf8")).partnership).toBe("made-up");
  await load(page, madeUp());
  await page.start("#/cases");
  await page.getByRole("link", { name: "A case of theirs", exact: true }).click();
  await expect(page.locator("input[type=radio]").first()).toBeChecked();
});

test("a case whose partnership is gone goes to another with its answers, and comes back", async ({ page }) => {
  await load(page, madeUp());
  await startCase(page, "A case of theirs", "made-up");
  await page.locator("input[type=radio]").first().check();
  await saved(page);
  await page.start("#/partnerships");
  await page.getByRole("button", { name: /^Remove/ }).click();
  await page.start("#/cases");
  await page.getByRole("link", { name: "A case of theirs", exact: true }).click();
  await page.getByRole("button", { name: "Change the partnership" }).click();
  await expect(page.getByText("Choose a partnership")).toBeVisible();
  await page.locator('input[value="somerset"]').check();
  await page.getByRole("button", { name: "Change the partnership" }).click();
  await expect(page.locator("input[type=radio]").first()).toBeChecked();
  await page.again();
  await expect(page.locator("input[type=radio]").first()).toBeChecked();
});

test("a removal is undone, and a newer file takes the place of the older one", async ({ page }) => {
  await load(page, madeUp());
  await page.getByRole("button", { name: /^Remove/ }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: /^Remove/ })).toHaveCount(1);
  await choose(page, madeUp({ name: "The Newer Partnership" }), "newer.toml");
  await expect(page.getByText(/takes the place of “made-up\.toml”/)).toBeVisible();
  await page.getByRole("button", { name: "Use this partnership" }).click();
  await expect(page.getByRole("button", { name: /^Remove/ })).toHaveCount(1);
  await expect(page.locator(".govuk-summary-card", { hasText: "newer.toml" })).toContainText("The Newer Partnership");
});

test("a file that does not hold is told with line and remedy, and nothing else changes", async ({ page }) => {
  await load(page, madeUp());
  const text = madeUp({ name: "The Broken Partnership" });
  const line = text.split("\n").findIndex((line) => /^when = /.test(line)) + 1;
  for (const [broken, words] of [
    [text.replace(/^when = "/m, 'when = "no-such-thing and '), /no-such-thing/],
    [text.split("\n").with(line - 1, 'when = "').join("\n"), new RegExp(`Line ${line}\\. table \\[\\[.*a quotation mark is missing at the end`)],
    [text.replace(/^kind = .*$/m, 'kind = "telepathy"'), /telepathy/],
    [`${text}\n[[question]]\ncolour = "red"\n`, /no field “colour” here/],
    ["", /nothing is written in it/],
    ["{\"json\": true}", /it is JSON; a partnership's file is plain text/],
    [madeUp({ id: "leeds" }), /built into the app; give yours another id/],
  ]) {
    await choose(page, broken, "broken.toml");
    await expect(page.getByRole("heading", { name: "This file was not loaded" })).toBeVisible();
    await expect(page.getByText(words).first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Use this partnership" })).toHaveCount(0);
    // The next answer is told from this one.
    await choose(page, madeUp());
    await expect(page.getByText("The file holds together")).toBeVisible();
  }
  await expect(page.getByRole("button", { name: /^Remove/ })).toHaveCount(1);
  await choose(page, text.replace(/^when = "/m, 'when = "no-such-thing and '));
  await expect(page.getByRole("heading", { name: "This file was not loaded" })).toBeVisible();
  await accessible(page);
});

test("a hostile file is refused and the app goes on", async ({ page }) => {
  test.slow();
  await partnerships(page);
  const criteria = Array.from({ length: 15 }, (_, n) => {
    const next = n === 14 ? "child-died" : `c${n + 1}`;
    return `[[criterion]]\nid = "c${n}"\ntitle = "t"\ntext = "t"\nwhen = "${Array(12).fill(next).join(" and ")}"\nsources = []\n`;
  });
  for (const [name, text, words] of [
    ["nested", `a = ${"[".repeat(200_000)}`, /does? not hold/],
    ["brackets", madeUp().replace(/^when = "/m, `when = "${"(".repeat(50_000)}`), /does? not hold/],
    ["endless", `${madeUp()}\n${criteria.join("\n")}`, /took too long|does? not hold|do not hold/],
    ["large", `#${"x".repeat(2_000_000)}`, /larger than/],
    ["binary", Buffer.from([0xff, 0xfe, 0, 0x80]), /no plain text/],
  ]) {
    await choose(page, text, `${name}.toml`);
    await expect(page.getByRole("heading", { name: "This file was not loaded" })).toBeVisible({ timeout: 40_000 });
    await expect(page.getByText(words).first()).toBeVisible();
    await choose(page, madeUp());
    await expect(page.getByText("The file holds together")).toBeVisible();
  }
  // Markup in it is text.
  await choose(page, madeUp({ name: "<img src=x onerror=alert(1)>" }));
  await page.getByRole("button", { name: "Use this partnership" }).click();
  await expect(page.locator(".govuk-summary-card__title", { hasText: "<img src=x" })).toBeVisible();
  await expect(page.locator("img")).toHaveCount(0);
});

test("the file that the command line starts is taken in as it is, and says that it is no policy", async ({ page }) => {
  const file = join(mkdtempSync(join(tmpdir(), "new-")), "my-county.toml");
  execFileSync("cargo", ["run", "--quiet", "-p", "practice-review", "--", "guidance", "new", "my-county", "--out", file], {
    cwd: fileURLToPath(new URL("../../", import.meta.url)),
  });
  await partnerships(page);
  const text = readFileSync(file, "utf8");
  await choose(page, text, "my-county.toml");
  await expect(page.getByText("The file is a template")).toBeVisible();
  const line = text.split("\n").findIndex((line) => /^[^#]*\[REPLACE/.test(line)) + 1;
  await expect(page.getByText(/\d+ places still say “\[REPLACE …”/)).toBeVisible();
  await expect(page.getByText(`Line ${line}.`)).toBeVisible();
  await expect(page.getByText("[REPLACE: full name of the partnership]").first()).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "Use this partnership" }).click();
  await expect(page.getByText(/This is a template and no policy/).first()).toBeVisible();
  await startCase(page, "A case of nobody", "my-county");
  await expect(page.getByText("Not for real cases")).toBeVisible();
  await accessible(page);
  await go(page, "/sign");
  await expect(page.getByText(/This case follows a template/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Sign and download" })).toHaveCount(0);
});
