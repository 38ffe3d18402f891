// Takes a picture of each screen of the release build in dist/, at 1280 and 375 pixels, with an
// invented case: `cargo xtask screens`. They stand in docs/screens and in the README.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { addIt, unprotected } from "./support/app.mjs";
import { caseOf, results } from "./support/results.mjs";
import { wholeCase } from "./support/whole.mjs";

const out = process.argv[2] ?? fileURLToPath(new URL("../../docs/screens/", import.meta.url));
const only = process.argv[3];
const port = process.env.PORT ?? "4173";
const address = `http://127.0.0.1:${port}/`;
const screens = [
  ["tasks", ""],
  ["threshold", "/threshold/incident"],
  ["result", "/result"],
  ["section", "/section/incident"],
  ["people", "/section/children"],
  ["events", "/section/events"],
  ["check", "/check"],
  ["sign", "/sign"],
];

const server = spawn(process.execPath, [fileURLToPath(new URL("support/serve.mjs", import.meta.url)), port], {
  stdio: ["ignore", "pipe", "inherit"],
});
const stopped = once(server, "exit");
try {
  await once(server.stdout, "data");
  if (!only) rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  });
  for (const width of [1280, 375]) {
    const page = await browser.newPage({ viewport: { width, height: width === 1280 ? 900 : 812 } });
    const picture = async (name) => {
      if (only && !name.match(only)) return;
      // A long page is shown as far as it says something about the rest.
      const tall = await page.evaluate(() => document.documentElement.scrollHeight);
      const clip = { x: 0, y: 0, width, height: Math.min(tall, 2400) };
      await page.screenshot({ path: `${out}/${name}-${width}.png`, fullPage: true, clip });
    };
    await page.goto(address);
    await page.getByRole("button", { name: "Start a case" }).waitFor();
    await picture("start");
    await page.getByRole("button", { name: "Look round in an example" }).click();
    await page.getByRole("heading", { name: "Find the right route" }).waitFor();
    const base = new URL(page.url()).hash.match(/#\/cases\/[0-9a-f]+/)[0];
    const go = async (hash) => {
      await page.evaluate((hash) => { location.hash = hash; }, hash);
      await page.waitForFunction((hash) => location.hash === hash, hash);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    };
    for (const [name, path] of screens) {
      await go(base + path);
      await picture(name);
    }
    if (width === 1280 && !only) {
      await go(`${base}/result`);
      await page.screenshot({ path: `${out}/result-top.png`, clip: { x: 0, y: 0, width, height: 1100 }, fullPage: true });
    }
    await go(`${base}/section/referrer`);
    await page.getByLabel("What is your name?").fill("");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("heading", { name: "There is a problem" }).waitFor();
    await picture("problem");
    await page.getByLabel("What is your name?").fill("Jo Ashdown");
    await go(`${base}/section/events`);
    await page.getByRole("link", { name: /^Change/ }).first().click();
    await page.getByLabel("What happened?").waitFor();
    await picture("event");
    await go("#/new");
    await picture("first");
    await unprotected(page);
    await picture("new");
    for (const [name, hash] of [
      ["open", "#/open"],
      ["about", "#/about"],
      ["cases", "#/cases"],
      ["guide", "#/guide/somerset"],
      ["guide-page", "#/guide/somerset/after-referral"],
      ["bank-holidays", "#/bank-holidays"],
      ["partnerships", "#/partnerships"],
    ]) {
      await go(hash);
      await picture(name);
    }
    await go("#/guide/somerset");
    await page.getByLabel("Search this guide").fill("family");
    await page.getByRole("status").filter({ hasText: /result/ }).waitFor();
    await picture("guide-search");
    // A complete case: signed, exported, opened.
    const folder = mkdtempSync(join(tmpdir(), "screens-"));
    writeFileSync(join(folder, "case.json"), JSON.stringify(wholeCase()));
    await go("#/open");
    await page.getByLabel("File").setInputFiles(join(folder, "case.json"));
    await addIt(page).click();
    await page.getByRole("heading", { name: "Find the right route" }).waitFor();
    const whole = new URL(page.url()).hash;
    await go(`${whole}/without-names`);
    await picture("without-names");
    await go(`${whole}/section/referrer`);
    await page.getByLabel("What is your name?").fill("Ada Other");
    await page.getByText("Saved at").waitFor();
    await go(`${whole}/versions`);
    await page.getByRole("button", { name: /^See what changed/ }).first().click();
    await page.getByRole("heading", { level: 2 }).waitFor();
    await picture("versions");
    await go(`${whole}/section/referrer`);
    await page.getByLabel("What is your name?").fill("Ada Tester");
    await page.getByText("Saved at").waitFor();
    await go("#/backup");
    await picture("backup");
    await go(`${whole}/sign`);
    await picture("ready");
    await page.getByText("Everything that the file holds").click();
    await picture("what-leaves");
    await page.getByLabel("Encrypt it with a passphrase").check();
    await page.getByRole("button", { name: "Make one for me" }).click();
    await page.getByLabel("Passphrase of the file").fill("lantern gravel cinema otter");
    await picture("encrypt");
    await page.getByLabel("The referrer", { exact: true }).check();
    await page.getByLabel(/I have read this referral/).check();
    const [encrypted] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Sign and download" }).click(),
    ]);
    await encrypted.saveAs(join(folder, "encrypted.json"));
    await page.getByText("Signed and exported").waitFor();
    await go("#/open");
    await page.getByLabel("File").setInputFiles(join(folder, "encrypted.json"));
    await page.getByRole("heading", { name: "The file is encrypted" }).waitFor();
    await picture("decrypt");
    await go(`${whole}/sign`);
    await page.getByLabel("The referrer", { exact: true }).check();
    await page.getByLabel(/I have read this referral/).check();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Sign and download" }).click(),
    ]);
    await download.saveAs(join(folder, "bundle.json"));
    await page.getByText("Signed and exported").waitFor();
    await picture("sent");
    await go("#/open");
    await page.getByLabel("File").setInputFiles(join(folder, "bundle.json"));
    await page.getByRole("heading", { name: "The signature fits" }).waitFor();
    await picture("bundle");
    // Sent back with comments, and back at the case.
    await page.getByText("Send it back with comments").click();
    await page.locator("#comment-1-text").fill("The times of the 2 March do not fit together. Which are right?");
    await page.getByRole("radio", { name: "Somebody else" }).check();
    for (const [field, text] of [["name", "Bea Lead"], ["role", "Designated safeguarding lead"], ["agency", "A school"]]) {
      await page.locator(`#comment-${field}`).fill(text);
    }
    await page.getByText("Send it back with comments").evaluate((summary) => summary.scrollIntoView());
    await page.screenshot({ path: `${out}/send-back-${width}.png` });
    const [comments] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Sign and download the comments" }).click(),
    ]);
    await comments.saveAs(join(folder, "comments.json"));
    await go("#/open");
    await page.getByLabel("File", { exact: true }).setInputFiles(join(folder, "comments.json"));
    await page.getByRole("heading", { name: "The referral was sent back with comments" }).waitFor();
    await picture("comments");
    await page.getByRole("button", { name: "Put them beside the case" }).click();
    await page.getByRole("heading", { name: "Sent back with comments" }).waitFor();
    await picture("tasks-returned");
    await go("#/signing-keys");
    await page.getByRole("heading", { name: "Bea Lead" }).waitFor();
    await picture("signing-keys");
    // The result in each partnership, of a case of its own.
    const daysAgo = (count, time = "") => {
      const at = new Date(Date.now() - count * 24 * 60 * 60 * 1_000);
      const from = { day: `${at.getUTCDate()}`, month: `${at.getUTCMonth() + 1}`, year: `${at.getUTCFullYear()}` };
      return { value: { is: "when", value: { precision: "exact", from, to: { day: "", month: "", year: "" }, time, note: "" } } };
    };
    for (const { name, partnership, answers } of results) {
      const draft = caseOf(partnership, answers);
      if (name === "death") draft.answers["referral-received"] = daysAgo(1, "16:30");
      writeFileSync(join(folder, "result.json"), JSON.stringify(draft));
      await go("#/open");
      await page.getByLabel("File").setInputFiles(join(folder, "result.json"));
      await addIt(page).click();
      await page.getByRole("heading", { name: "Find the right route" }).waitFor();
      await go(`${new URL(page.url()).hash}/result`);
      await picture(`result-${name}`);
      if (name === "death") {
        await go(new URL(page.url()).hash.replace("/result", "/dates"));
        await picture("dates");
      }
    }
    // What going to another partnership would do, and did.
    const place = new URL(page.url()).hash.replace("/result", "");
    await go(`${place}/partnership`);
    await page.locator('input[value="salford-2019"]').check();
    await page.getByRole("button", { name: /^Change to/ }).waitFor();
    await picture("partnership");
    await page.getByRole("button", { name: /^Change to/ }).click();
    await page.getByText(/The case is now with/).waitFor();
    await picture("partnership-changed");
    await page.getByRole("button", { name: /^Go back to/ }).click();
    await go(`${place}/result`);
    // What a change did.
    await page.getByText("What your answers do not show").click();
    await page.getByRole("link", { name: /^Change “Was the child seriously harmed/ }).first().click();
    await page.getByLabel("No", { exact: true }).first().waitFor();
    await page.getByRole("group", { name: /seriously harmed/ }).getByLabel("No", { exact: true }).check();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByText("What your change did").waitFor();
    await picture("result-changed");
    // Protecting the cases, last of all: from here on they can be locked.
    await go("#/remove");
    await picture("remove");
    await go("#/protect");
    await picture("protect");
    await page.locator("#new-passphrase").fill("lantern gravel cinema otter");
    await page.getByLabel("The same again").fill("lantern gravel cinema otter");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.locator(".prt-recovery-key").waitFor();
    const groups = (await page.locator(".prt-recovery-key").innerText()).trim().split(/[\s-]+/);
    await page.locator(".prt-recovery-key").evaluate((key) => { key.textContent = "00000-00000-00000-00000-00000-00000-00000-00000"; });
    await picture("recovery-key");
    for (const field of await page.getByLabel(/^Group \d$/).all()) {
      const label = await field.evaluate((input) => input.labels[0].textContent);
      await field.fill(groups[Number(label.match(/\d/)[0]) - 1]);
    }
    await page.getByRole("button", { name: "Protect my cases" }).click();
    await page.getByRole("heading", { name: "Your cases are protected" }).waitFor();
    await picture("protected");
    await page.getByRole("button", { name: /^Lock/ }).click();
    await page.getByRole("heading", { name: "Your cases are locked" }).waitFor();
    await picture("locked");
    rmSync(folder, { recursive: true });
    await page.close();
  }
  await browser.close();
} finally {
  server.kill();
  await stopped;
}
