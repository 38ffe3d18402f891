// What is left of a case after the browser was killed in the midst of typing:
// `node benches/kill.mjs [--rounds 200] [--seed NUMBER] [--protected]`. Prints one row of a table.
//
// One case in one browser profile. Each round starts the browser, opens the case, compares what stands in
// the field with what was typed in the rounds before, types numbered words on with pauses as a person makes
// them, and kills all processes of the browser with SIGKILL at a moment that nobody chose. `--protected`
// does so with a sealed case, which a key opens that the browser keeps.
//
// A killed program loses nothing that it handed to the operating system: this shows what the app and the
// browser do, not what a power cut does to the disk.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { unprotected } from "../tests/e2e/support/app.mjs";
import { serve } from "../tests/e2e/support/serve.mjs";
import { protect } from "../tests/e2e/support/vault.mjs";

const { values: given } = parseArgs({
  options: { rounds: { type: "string" }, seed: { type: "string" }, protected: { type: "boolean" } },
});
const ROUNDS = Number(given.rounds ?? 200);
const SEED = Number(given.seed ?? Date.now() % 2 ** 31);
const FIELD = "#q-incident-circumstances";
/// From the first key press to the kill, in milliseconds.
const [SOONEST, LATEST] = [50, 2500];

/// Mulberry32.
let state = SEED >>> 0;
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
const between = (least, most) => least + random() * (most - least);
const pause = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

const profile = mkdtempSync(join(tmpdir(), "killed-"));
const host = await serve({ folder: fileURLToPath(new URL("../dist/", import.meta.url)) });

/// Starts the browser on the profile, as the leader of a group of processes.
async function launch() {
  const child = spawn(process.env.CHROMIUM ?? "/usr/bin/chromium", [
    `--user-data-dir=${profile}`, "--remote-debugging-port=0", "--headless=new", "--no-sandbox", "--disable-gpu",
    "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--hide-crash-restore-bubble", "--disable-extensions", "about:blank",
  ], { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const gone = once(child, "exit");
  let said = "";
  const address = await new Promise((found, failed) => {
    child.stderr.on("data", (data) => {
      said += data;
      const [, url] = said.match(/DevTools listening on (ws:\S+)/) ?? [];
      if (url) found(url);
    });
    child.on("exit", () => failed(new Error(`the browser did not start:\n${said}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    page,
    async kill() {
      process.kill(-child.pid, "SIGKILL");
      await gone;
      await browser.close().catch(() => {});
    },
  };
}

/// The page of the field, with what the app says of it told to `saved`.
async function open(page, address, saved) {
  await page.exposeFunction("tellSaved", saved);
  await page.addInitScript((field) => {
    addEventListener("DOMContentLoaded", () => {
      let before = "";
      new MutationObserver(() => {
        const claim = document.querySelector(".prt-save__words")?.textContent ?? "";
        if (claim !== before && claim.startsWith("Saved at")) window.tellSaved(document.querySelector(field)?.value ?? "");
        before = claim;
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    });
  }, FIELD);
  await page.goto(address);
}

/// Starts the case and leaves it saved, with the browser closed as it should be. Gives its address.
async function begin() {
  const { page, kill } = await launch();
  page.start = async (path) => {
    await page.goto(host.address + path);
    await page.locator("h1").first().waitFor();
  };
  if (given.protected) await protect(page);
  await page.goto(`${host.address}#/new`);
  await unprotected(page);
  await page.locator('input[value="somerset"]').check();
  await page.getByLabel("Working title").fill("Killed");
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByRole("heading", { name: "Safety first" }).waitFor();
  await page.evaluate(() => { location.hash = location.hash.replace(/\/threshold.*/, "/section/incident"); });
  await page.locator(FIELD).fill("Begun.");
  await page.getByText("Saved at").waitFor();
  const address = page.url();
  await kill();
  return address;
}

const found = { damaged: 0, missing: 0, acknowledged: 0, words: 0, oldest: [] };
/// What should be there, the words typed since the last start with their times, and what was called saved.
let typed = "Begun.";
let words = [];
let acknowledged = typed;
let killed = 0;
let number = 0;

/// Compares what stands in the field with what was typed.
function compare(text, round) {
  if (!typed.startsWith(text)) {
    found.damaged += 1;
    console.error(`round ${round}: the field does not hold what was typed: …${text.slice(-80)}`);
  }
  const lost = words.filter(({ end }) => end > text.length);
  found.words += words.length;
  found.acknowledged += lost.filter(({ end }) => end <= acknowledged.length).length;
  if (acknowledged.length > text.length) console.error(`round ${round}: called saved, but lost: ${acknowledged.slice(text.length)}`);
  found.oldest.push(lost.length > 0 ? killed - lost[0].at : 0);
  typed = text;
  acknowledged = text;
  words = [];
}

const address = await begin();
const began = Date.now();
for (let round = 0; round <= ROUNDS; round += 1) {
  const { page, kill } = await launch();
  let alive = true;
  await open(page, address, (value) => { if (alive) acknowledged = value; });
  const field = page.locator(FIELD);
  const refused = page.getByRole("heading", { name: "This case cannot be opened" });
  await field.or(refused).waitFor();
  if (await refused.isVisible()) {
    found.missing += 1;
    console.error(`round ${round}: ${await page.locator("main").innerText()}`);
    break;
  }
  compare(await field.inputValue(), round);
  if (round === ROUNDS) {
    await page.evaluate(() => { location.hash = "#/cases"; });
    await page.getByRole("link", { name: "Killed", exact: true }).waitFor();
    if (await page.getByText("Cases that cannot be read").isVisible()) found.damaged += 1;
    await kill();
    break;
  }
  await field.focus();
  await page.keyboard.press("Control+End");
  const end = pause(between(SOONEST, LATEST)).then(async () => {
    alive = false;
    killed = Date.now();
    await kill();
  });
  // A key that was pressed and never answered was pressed all the same.
  const press = async (key) => {
    typed += key === "Enter" ? "\n" : key;
    await page.keyboard.press(key);
  };
  try {
    await press("Enter");
    while (alive) {
      const word = `w${(number += 1)} `;
      const at = Date.now();
      words.push({ at, end: typed.length + word.length });
      for (const key of word) {
        await press(key);
        await pause(between(5, 40));
      }
      if (random() < 0.2) await pause(between(100, 900));
    }
  } catch (error) {
    if (alive) throw error;
  }
  await end;
}

const sorted = found.oldest.slice(1).sort((one, other) => one - other);
const at = (part) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? 0;
const way = given.protected ? "protected" : "in clear";
console.error(`seed ${SEED}, ${((Date.now() - began) / 1000 / Math.max(1, sorted.length)).toFixed(1)} s a round, ${found.words} words typed`);
console.log("| case | rounds | damaged | missing | words called saved and lost | oldest lost word at the kill: 50 % (ms) | 95 % | longest |");
console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
console.log(`| ${way} | ${sorted.length} | ${found.damaged} | ${found.missing} | ${found.acknowledged} | ${at(0.5)} | ${at(0.95)} | ${at(1)} |`);

await host.stop();
rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
