// What two thousand cases cost beside twenty, and a case with ten thousand events beside one with a hundred:
// `node benches/many.mjs [--times 10] [--only cases|events] [--protected]`. Prints a row of a table for each.
//
// The app writes one case; its record is copied beside it in one transaction, in clear; then, where that is
// asked for, the app protects them all. Times are by the page's own clock, to the first frame
// in which the thing is there; medians. A save is asked for at once, as when the page is hidden: the pause
// that it waits for otherwise is the same for all. Few and many take turns, in profiles of their own.
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { copies } from "../tests/e2e/support/copies.mjs";
import { serve } from "../tests/e2e/support/serve.mjs";
import { protect } from "../tests/e2e/support/vault.mjs";

const { values: given } = parseArgs({ options: { times: { type: "string" }, only: { type: "string" }, protected: { type: "boolean" } } });
const TIMES = Number(given.times ?? 10);
/// Longer than the app waits before it saves, and than it takes, in milliseconds.
const SETTLED = 2000;
const CASES = [20, 2000];
const EVENTS = [100, 10_000];

const host = await serve({ folder: fileURLToPath(new URL("../dist/", import.meta.url)) });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage"],
});

/// What the page does to itself, and measures.
function install() {
  /// From an act to the first frame in which something is true.
  const until = (act, there) => new Promise((done) => {
    const start = performance.now();
    const look = () => {
      if (!there()) return;
      seen.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
    };
    const seen = new MutationObserver(look);
    seen.observe(document, { childList: true, subtree: true, characterData: true });
    act();
    look();
  });
  const go = (hash, there) => until(() => { location.hash = hash; }, there);
  window.bench = {
    away: () => go("#/about", () => !document.querySelector(".prt-cases") && !document.querySelector(".prt-case-bar")),
    list: (count) => go("#/cases", () => document.querySelectorAll(".prt-cases__case").length >= Math.min(count, 50)),
    open: (place, selector) => go(place, () => document.querySelector(selector)),
    save: () => {
      const field = document.querySelector("#q-referrer-name");
      let began = false;
      return until(() => {
        field.value += "x";
        field.dispatchEvent(new Event("input", { bubbles: true }));
        document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
      }, () => {
        const claim = document.querySelector(".prt-save__words").textContent;
        began ||= claim === "Saving";
        return began && claim.startsWith("Saved at");
      });
    },
    key: () => {
      const field = document.querySelector("#q-referrer-name");
      return until(() => {
        field.value += "x";
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }, () => document.querySelector(".prt-save__words").textContent === "Saving");
    },
  };
}

async function prepare(count, events) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(install);
  await page.goto(host.address);
  await page.getByRole("button", { name: "Look round in an example" }).click();
  await page.getByText("Example case").waitFor();
  await page.goto(`${host.address}#/about`);
  await page.evaluate(copies, [count, events]);
  await page.reload();
  await page.locator("h1").first().waitFor();
  if (given.protected) {
    page.start = (hash) => page.goto(host.address + hash);
    // Each is sealed in a transaction of its own.
    await protect(page, { patience: 600_000 });
  }
  return page;
}

const id = "1".padStart(32, "0");
const many = {
  "the list": async (page, count) => page.evaluate((count) => window.bench.list(count), count),
  "opening a case": async (page) => page.evaluate((place) => window.bench.open(place, ".prt-case-bar"), `#/cases/${id}`),
  "opening its chronology": async (page) => page.evaluate((place) => window.bench.open(place, ".prt-timeline__event"), `#/cases/${id}/section/events`),
  "a key press, until the page has taken it": async (page) => {
    await page.evaluate((place) => window.bench.open(place, "#q-referrer-name"), `#/cases/${id}/section/referrer`);
    // Where somebody is in the case is saved as well; the key is pressed after that.
    await page.waitForTimeout(SETTLED);
    return page.evaluate(() => window.bench.key());
  },
  "a save after a key press": async (page) => page.evaluate(() => window.bench.save()),
};

async function compare(what, sizes, prepareOne, shown) {
  const pages = [];
  for (const size of sizes) pages.push(await prepareOne(size));
  const took = Object.keys(many).map((name) => ({ name, times: sizes.map(() => []) }));
  for (let round = 0; round <= TIMES; round += 1) {
    for (const [which, page] of pages.entries()) {
      await page.bringToFront();
      for (const { name, times } of took) {
        const one = await many[name](page, shown(sizes[which]));
        // The first round warms up.
        if (round > 0) times[which].push(one);
        if (name === "the list" || name === "opening a case") await page.evaluate(() => window.bench.away());
      }
      await page.getByText("Saved at").waitFor();
      await page.evaluate(() => window.bench.away());
    }
  }
  const median = (all) => all.sort((one, other) => one - other)[Math.floor(all.length / 2)];
  for (const { name, times } of took) {
    const [few, lots] = times.map(median);
    console.log(`| ${name} | ${few.toFixed(1)} | ${lots.toFixed(1)} | ${(lots / few).toFixed(2)} |`);
  }
  for (const page of pages) await page.context().close();
}

for (const [what, sizes, prepareOne, shown] of [
  ["cases", CASES, (count) => prepare(count), (count) => count],
  ["events in one case", EVENTS, (events) => prepare(1, events), () => 1],
]) {
  if (given.only && !what.startsWith(given.only)) continue;
  console.log(`\n| median of ${TIMES}, in ms | ${sizes[0]} ${what} | ${sizes[1]} ${what} | ratio |`);
  console.log("| --- | ---: | ---: | ---: |");
  await compare(what, sizes, prepareOne, shown);
}
await browser.close();
await host.stop();
