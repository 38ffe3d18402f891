import { mkdtempSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accessible, addCase, bundles, caseFile, expect, go, saved, sign, test, verify } from "./support/app.mjs";
import { wholeCase } from "./support/whole.mjs";

const scratch = mkdtempSync(join(tmpdir(), "bundles-"));

function file(name, content) {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
}

async function choose(page, path) {
  await page.start("#/open");
  await page.getByLabel("File").setInputFiles(path);
}

test("a signed bundle opens with who signed and what it says, and nobody else's does", async ({ page }) => {
  test.slow();
  await addCase(page, file("case.json", JSON.stringify(wholeCase())));
  const { path, suggested } = await sign(page, "short-case");
  expect(suggested).toMatch(/^practice-review-referral-\d{4}-\d{2}-\d{2}-[0-9a-f]{8}\.json$/);
  await accessible(page);
  await saved(page);

  await choose(page, path);
  await expect(page.getByRole("heading", { name: "The signature fits" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Robin Sample" })).toBeVisible();
  await accessible(page);

  const good = JSON.parse(readFileSync(path, "utf8"));
  const changed = structuredClone(good);
  changed.payload = `${changed.payload.slice(0, 99)}${changed.payload[99] === "A" ? "B" : "A"}${changed.payload.slice(100)}`;
  const header = JSON.parse(Buffer.from(good.signatures[0].protected, "base64url"));
  const withHeader = (change) => {
    const copy = structuredClone(good);
    const other = structuredClone(header);
    change(other);
    copy.signatures[0].protected = Buffer.from(JSON.stringify(other)).toString("base64url");
    return JSON.stringify(copy);
  };
  const huge = file("huge.json", "{");
  truncateSync(huge, 200 * 1024 * 1024);
  const refused = [
    [file("changed.json", JSON.stringify(changed)), "does not fit what is in the file"],
    [file("foreign.json", withHeader((h) => { h.jwk.x = h.jwk.y; })), "names one key and carries another"],
    [file("algorithm.json", withHeader((h) => { h.alg = "HS256"; })), "only ES256 is accepted"],
    [file("none.json", withHeader((h) => { h.alg = "none"; })), "only ES256 is accepted"],
    [file("newer.json", withHeader((h) => { h.typ = "practice-review-referral-v9+jws"; })), "newer version"],
    [file("crit.json", withHeader((h) => { h.crit = ["b64"]; })), "not one that this app accepts"],
    [huge, "larger than any that belongs here"],
    [file("not.json", "Dear all, please find attached"), "The file is not whole, or it is another kind of file"],
    [file("binary.json", Buffer.from([0xff, 0xfe, 0, 1])), "not text"],
    [file("other.json", "{\"hello\": 1}"), "not a bundle of this app"],
  ];
  for (const [path, reason] of refused) {
    await choose(page, path);
    await expect(page.getByRole("heading", { name: "This file was not opened" })).toBeVisible();
    await expect(page.getByText(reason)).toBeVisible();
  }
  await accessible(page);
  await page.start("#/cases");
  await expect(page.getByRole("link", { name: "A short case" })).toBeVisible();
});

test("somebody else signs the same bundle on another machine, with a statement, and each key signs once", async ({ page, elsewhere }) => {
  test.slow();
  await addCase(page, file("first.json", JSON.stringify(wholeCase())));
  const { path } = await sign(page, "signed-once");
  await choose(page, path);
  await page.getByText("Sign it too").click();
  await accessible(page);
  await page.getByRole("button", { name: "Sign and download" }).click();
  await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Write your name" })).toBeVisible();
  const fill = async (page) => {
    for (const [field, text] of [["name", "Bea Lead"], ["role", "Designated safeguarding lead"], ["agency", "A school"]]) {
      await page.locator(`#sign-${field}`).fill(text);
    }
    await page.locator("input[name=sign-capacity]").nth(1).check();
    await page.locator("input[name=sign-declared]").check();
    await page.getByLabel("Statement").fill("I have read it and agree.");
  };
  await fill(page);
  await page.locator("input[name=sign-who]").first().check();
  await expect(page.locator("#sign-name")).toHaveValue("Ada Tester");
  await expect(page.locator("#sign-key")).toContainText(/Signs with the key of Ada Tester, .*: ([0-9a-f]{4} ?){8}/);
  await page.getByRole("button", { name: "Sign and download" }).click();
  await expect(page.getByText("You have signed this bundle already")).toBeVisible();

  const other = await elsewhere("#/open");
  await other.getByLabel("File").setInputFiles(path);
  await expect(other.getByText("Not known here")).toBeVisible();
  await other.getByText("Sign it too").click();
  await fill(other);
  const [download] = await Promise.all([
    other.waitForEvent("download"),
    other.getByRole("button", { name: "Sign and download" }).click(),
  ]);
  await expect(other.getByText("The file with both signatures")).toBeVisible();
  expect(download.suggestedFilename()).toMatch(/^practice-review-countersigned-\d{4}-\d{2}-\d{2}-[0-9a-f]{8}\.json$/);
  const both = `${bundles}signed-twice.json`;
  await download.saveAs(both);

  await choose(page, both);
  await expect(page.getByRole("heading", { name: "Both signatures fit" })).toBeVisible();
  await expect(page.getByText("Bea Lead", { exact: true })).toBeVisible();
  await expect(page.getByText("A key of this browser")).toBeVisible();
  await expect(page.getByText("Not known here")).toBeVisible();
  await expect(page.getByText("I have read it and agree.").filter({ visible: true })).toBeVisible();
  await accessible(page);
  const told = verify(both);
  expect(told).toMatch(/Signature 2[\s\S]*Bea Lead[\s\S]*I have read it and agree\./);
  expect(JSON.parse(readFileSync(both, "utf8")).payload).toBe(JSON.parse(readFileSync(path, "utf8")).payload);
  const changed = JSON.parse(readFileSync(both, "utf8"));
  changed.signatures[0].signature = changed.signatures[1].signature;
  await choose(page, file("voided.json", JSON.stringify(changed)));
  await expect(page.getByText(/signature 1 does not fit/i)).toBeVisible();
});

test("answers that hardly go together are told before it is signed, and hold nothing up", async ({ page }) => {
  const one = wholeCase();
  one.groups.children[0].answers["child-death"] = structuredClone(one.answers["incident-when"]);
  one.groups.children[0].answers["child-birth"].value.value.year = "1998";
  await addCase(page, file("clash.json", JSON.stringify(one)));
  await go(page, "/check");
  await expect(page.getByRole("heading", { name: "Look at these once more" })).toBeVisible();
  await expect(page.getByText(/You give a date of death, and answered .* did not die/)).toBeVisible();
  await expect(page.getByText(/the child was 18 or older when it happened/)).toBeVisible();
  await expect(page.getByText("Nothing is missing.")).toBeVisible();
  await accessible(page);
  await page.getByRole("link", { name: "Robin Sample" }).first().click();
  await expect(page.getByLabel("Given names")).toHaveValue("Robin");
});

test("what is missing is listed and holds the signature up", async ({ page }) => {
  const partial = wholeCase();
  delete partial.answers["lead-name"];
  await addCase(page, file("partial.json", JSON.stringify(partial)));
  await go(page, "/sign");
  await expect(page.getByText("1 answer is still missing or wrong.")).toBeVisible();
  await go(page, "/check");
  await expect(page.getByText("Answer “Who is the designated safeguarding lead?”")).toBeVisible();
});

test("a printed draft says that it is one, with what is missing and where it points", async ({ page }) => {
  const partial = wholeCase();
  delete partial.answers["lead-name"];
  await addCase(page, file("print.json", JSON.stringify(partial)));
  await go(page, "/check");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("OFFICIAL-SENSITIVE when completed · Robin Sample · Draft, not signed")).toBeVisible();
  const cover = page.locator(".prt-print-cover");
  for (const said of ["1 answer is missing or wrong", "Case for Consideration for system learning", "System learning", "20"]) {
    await expect(cover).toContainText(said);
  }
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  expect(pdf.length).toBeGreaterThan(10_000);
});

test("a printed bundle names its signer, the digest and the result", async ({ page }) => {
  const whole = { ...wholeCase(), "own-view": { routes: [], reason: "It is more than that." } };
  await addCase(page, file("signed.json", JSON.stringify(whole)));
  const { path } = await sign(page, "printed-case");
  await choose(page, path);
  const cover = page.locator(".prt-print-cover");
  await expect(cover).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(/Robin Sample · Signed by Ada Tester/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "The signature fits" })).toBeHidden();
  for (const said of [
    "by their own clock", "Fingerprint of the key", "Digest of the content", "Case for Consideration for system learning",
    "Criteria met", "Criteria not met", "It is more than that.",
  ]) {
    await expect(cover).toContainText(said);
  }
});

test("the columns of the printed events leave the room to the text", async ({ page }) => {
  test.slow();
  await addCase(page, caseFile("serious-incident"));
  await go(page, "/check");
  await expect(page.locator(".prt-document__timeline tbody tr").first()).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 680, height: 900 });
  const [date, agency, event] = await page
    .locator(".prt-document__timeline thead th")
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
  expect(event).toBeGreaterThan((date + agency) * 1.5);
});
