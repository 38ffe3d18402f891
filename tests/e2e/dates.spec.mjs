// The dates of a case: the list, the calendar, the file for another calendar, newer bank holidays.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ICAL from "ical.js";
import { accessible, addCase, expect, go, saved, startCase, test } from "./support/app.mjs";
import { wholeCase } from "./support/whole.mjs";

const scratch = mkdtempSync(join(tmpdir(), "dates-"));
const published = readFileSync(fileURLToPath(new URL("../../public/bank-holidays.json", import.meta.url)), "utf8");

const date = (year, month, day) => ({ value: { is: "date", value: { day: `${day}`, month: `${month}`, year: `${year}` } } });
const none = { day: "", month: "", year: "" };
const when = (precision, from, to = none) => ({ value: { is: "when", value: { precision, from, to, time: "", note: "" } } });
const day = (year, month, day) => ({ day: `${day}`, month: `${month}`, year: `${year}` });

/// A serious case in which the local authority became aware on Friday 20 November 2026.
const serious = ({ answers }) => {
  answers["seriously-harmed"] = { value: { is: "choice", value: "yes" }, evidence: "The ward." };
  answers["authority-aware"] = when("exact", day(2026, 11, 20));
  answers["referral-date"] = date(2026, 11, 23);
};

/// Opens a case with this machine's clock at ten on a day.
async function open(page, today, ...changes) {
  await page.clock.setFixedTime(new Date(`${today}T10:00:00`));
  const draft = wholeCase();
  for (const change of [serious, ...changes]) change(draft);
  const path = join(scratch, `case-${changes.length}.json`);
  writeFileSync(path, JSON.stringify(draft));
  await addCase(page, path);
  return draft;
}

const heading = (page, name) => page.getByRole("heading", { name, exact: true });
const card = (page, title) => page.locator(".prt-limit", { hasText: title });
const notification = (page) => card(page, "The local authority notifies the national Panel");
const review = (page) => card(page, "The partnership completes the Rapid Review");

test("the list says what is overdue, due soon, ahead, done, and what waits for which date", async ({ page }) => {
  await open(page, "2026-12-01");
  const task = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "Dates and time limits" }) }).last();
  await expect(task).toContainText("1 overdue");
  await page.getByRole("link", { name: "Dates and time limits" }).click();
  await expect(heading(page, "Dates and time limits")).toBeVisible();
  await expect(page.getByText("Today is Tuesday 1 December 2026. Time limits: 1 overdue.")).toBeVisible();
  await expect(heading(page, "Overdue and today")).toBeVisible();
  await expect(notification(page)).toContainText("Friday 27 November 2026 Overdue by 2 working days");
  await expect(notification(page)).toContainText("Whose duty: The local authority's alone.");
  await expect(notification(page)).toContainText("5 working days after 20 November 2026, counted from when");
  await expect(heading(page, "Ahead")).toBeVisible();
  // Every reading, side by side, and none chosen.
  await expect(review(page).getByRole("heading", { name: "Sources differ: two possible dates so far" })).toBeVisible();
  await expect(review(page).locator(".prt-reading")).toHaveCount(3);
  await expect(review(page)).toContainText("Friday 11 December 2026 8 working days left");
  await expect(review(page)).toContainText("Monday 14 December 2026 9 working days left");
  await expect(page.getByText("The day on which the clock starts is day 0.")).toBeVisible();
  await accessible(page);
  // The missing date is asked where the link leads; with it the first limit is done.
  await review(page).getByRole("link", { name: "“When did the local authority send its notification to the Panel?”" }).click();
  const notified = page.getByRole("group", { name: "When did the local authority send its notification to the Panel?" });
  for (const [field, text] of [["Day", "30"], ["Month", "11"], ["Year", "2026"]]) await notified.getByLabel(field).fill(text);
  await saved(page);
  await go(page, "/dates");
  await expect(heading(page, "Done or past")).toBeVisible();
  await expect(notification(page)).toContainText("Done on 30 November 2026, late by 1 working day");
  await expect(review(page).getByRole("heading", { name: "Sources differ: three possible dates" })).toBeVisible();
});

test("the result shows the next dates, and leads to all of them", async ({ page }) => {
  await open(page, "2026-11-26");
  await go(page, "/result");
  await expect(heading(page, "Next dates")).toBeVisible();
  await expect(page.locator(".prt-next")).toContainText("Friday 27 November 2026 Due soon: 1 working day left");
  await expect(page.locator(".prt-next")).toContainText("Sources differ: two possible dates so far");
  await page.getByRole("link", { name: "All dates and time limits, with a calendar" }).click();
  await expect(heading(page, "Due soon")).toBeVisible();
});

test("an uncertain date gives both days, and a clock that is wrong is noticed", async ({ page }) => {
  await open(page, "2026-11-10", ({ answers }) => {
    answers["authority-aware"] = when("period", day(2026, 11, 2), day(2026, 11, 20));
  });
  await go(page, "/dates");
  await expect(notification(page)).toContainText("Between Monday 9 November 2026 and Friday 27 November 2026 Perhaps overdue");
  await expect(page.getByText("The clock of this machine")).toHaveCount(0);
  await page.clock.setFixedTime(new Date("2025-01-07T10:00:00"));
  await go(page, "/result");
  await go(page, "/dates");
  await expect(page.getByText("The clock of this machine says that today is 7 January 2025")).toBeVisible();
});

test("a case without a time limit says what to do", async ({ page }) => {
  await startCase(page, "Nothing yet");
  await go(page, "");
  await expect(page.getByText("None yet")).toBeVisible();
  await go(page, "/dates");
  await page.getByRole("link", { name: "Go to the threshold questions" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Safety first");
});

test("the calendar begins at the next date, turns by keyboard and says what is on each day", async ({ page }) => {
  await open(page, "2026-12-01");
  await go(page, "/dates");
  const month = page.getByRole("table", { name: "December 2026" });
  await expect(month.getByRole("columnheader", { name: "Monday" })).toBeVisible();
  await expect(month.getByRole("cell", { name: "1 Today", exact: true })).toHaveAttribute("aria-current", "date");
  await expect(month.getByRole("cell", { name: /^11\b.*Due.*The partnership completes the Rapid Review \(one of three readings\)/ })).toBeVisible();
  await expect(month.getByRole("cell", { name: /^25\b.*Christmas Day/ })).toBeVisible();
  await expect(page.locator(".prt-month__list")).toContainText("Friday 11 December 2026 8 working days left");
  const back = page.getByRole("button", { name: "Previous month" });
  await back.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("table", { name: "November 2026" }).getByRole("cell", { name: /^27\b.*Overdue/ })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "November 2026: 1 date" })).toHaveCount(1);
  await expect(back).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  for (let turn = 0; turn < 2; turn += 1) await page.keyboard.press("Space");
  await expect(page.getByText("No dates in January 2027.")).toBeVisible();
  await expect(page).toHaveURL(/\/dates$/);
  await page.getByRole("button", { name: "Today" }).click();
  await expect(month).toBeVisible();
  await accessible(page);
  // On paper stands every month that has dates, without the buttons.
  await page.emulateMedia({ media: "print" });
  for (const name of ["November 2026", "December 2026"]) await expect(page.getByRole("table", { name })).toBeVisible();
  await expect(back).toBeHidden();
});

test("a calendar of a case that is only read can be turned and exported", async ({ page, context }) => {
  await open(page, "2026-12-01");
  const second = await context.newPage();
  await second.clock.setFixedTime(new Date("2026-12-01T10:00:00"));
  await second.goto(page.url().replace(/\/$/, ""));
  await expect(second.getByText("Read only.")).toBeVisible();
  await go(second, "/dates");
  await second.getByRole("button", { name: "Previous month" }).click();
  await expect(second.getByRole("table", { name: "November 2026" })).toBeVisible();
  const [download] = await Promise.all([
    second.waitForEvent("download"),
    second.getByRole("button", { name: "Download the dates" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("practice-review-dates.ics");
});

/// The file that a button gives, as ical.js reads it.
async function exported(page, button) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button, exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("practice-review-dates.ics");
  const path = join(scratch, `${button.length}.ics`);
  await download.saveAs(path);
  const text = readFileSync(path, "utf8");
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  return { text, events };
}

/// Every text that somebody has typed into a case.
const typed = (value) => {
  if (typeof value === "string") return [value];
  return value && typeof value === "object" ? Object.values(value).flatMap(typed) : [];
};

test("the exported dates are read by another library and hold no word of the case", async ({ page }) => {
  const draft = await open(page, "2026-11-24", (draft) => {
    draft.title = "Robin Sample and the ward";
  });
  await go(page, "/dates");
  await expect(page.getByText("no title of the case, no name and no other answer")).toBeVisible();
  const { text, events } = await exported(page, "Download the dates");
  await expect(page.getByText("practice-review-dates.ics is where your browser puts downloads.")).toBeVisible();
  const days = events.map((event) => event.startDate.toString());
  expect(days).toEqual(["2026-11-27", "2026-12-11", "2026-12-14"]);
  expect(events.every((event) => event.startDate.isDate)).toBe(true);
  expect(events[0].summary).toMatch(/^The local authority notifies the national Panel – \w+$/);
  expect(events[1].summary).toContain("(one of three readings)");
  expect(events[0].description).toContain("5 working days after 20 November 2026, counted from when");
  expect(events[0].description).toContain("The day on which the clock starts is day 0.");
  expect(events[0].component.getFirstPropertyValue("transp")).toBe("TRANSPARENT");
  expect(events[0].component.getFirstSubcomponent("valarm")).toBeNull();
  const whole = events.map((event) => `${event.summary}\n${event.description}\n${event.uid}`).join("\n") + text;
  // Options and precisions are words of the guidance; what is typed has more than one, or a capital.
  const { answers, groups } = draft;
  const words = typed({ answers, groups }).filter((word) => word.length > 2 && /[A-Z ]/.test(word));
  expect(words.length).toBeGreaterThan(20);
  for (const word of ["Robin", "Sample", "ward", ...words]) expect(whole).not.toContain(word);
  expect(whole).not.toContain(draft.id);
  const [, id] = page.url().match(/cases\/([0-9a-f]+)/);
  expect(whole).not.toContain(id);
  // The same events by the same names, with a reminder at nine on the working day before.
  const again = await exported(page, "Download with reminders one working day before");
  expect(again.events.map((event) => event.uid)).toEqual(events.map((event) => event.uid));
  const alarm = again.events[0].component.getFirstSubcomponent("valarm");
  expect(alarm.getFirstPropertyValue("trigger").toString()).toBe("-PT15H");
});

const file = (name, content) => {
  const path = join(scratch, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};

/// The published holidays with others in their place.
const holidays = (change) => {
  const all = JSON.parse(published);
  all["england-and-wales"].events = change(all["england-and-wales"].events);
  return all;
};

/// Chooses a file on the page of bank holidays.
const load = async (page, path) => {
  const field = page.getByLabel("File of bank holidays");
  // As a hand does before it chooses: the same file can be chosen again.
  await field.dispatchEvent("click");
  await field.setInputFiles(path);
};

test("newer bank holidays change a date at once, are remembered, and can be taken back", async ({ page }) => {
  await open(page, "2026-11-24");
  await go(page, "/dates");
  await expect(notification(page)).toContainText("Friday 27 November 2026");
  await page.getByRole("link", { name: "Load newer bank holidays" }).click();
  await expect(page.getByText("Bank holidays are known here from 1 January 2017 to 26 December 2028.")).toBeVisible();
  await load(page, file("more.json", holidays((events) => [...events, { title: "A day of thanks", date: "2026-11-25", notes: "", bunting: true }])));
  const banner = page.getByRole("alert");
  await expect(banner).toContainText("The bank holidays are now known to 26 December 2028.");
  await expect(banner).toContainText("Wednesday 25 November 2026: A day of thanks");
  await accessible(page);
  await page.getByRole("link", { name: "Dates and time limits" }).click();
  await expect(notification(page)).toContainText("Monday 30 November 2026");
  await page.again();
  await expect(notification(page)).toContainText("Monday 30 November 2026");
  // Nothing but public dates is kept.
  const kept = await page.evaluate(() => JSON.parse(localStorage.getItem("prt-bank-holidays")));
  expect(kept.split("\n").every((line) => /^\d{4}-\d\d-\d\d /.test(line))).toBe(true);
  await page.getByRole("link", { name: "Load newer bank holidays" }).click();
  await page.getByRole("button", { name: "Use the built-in ones again" }).click();
  await expect(page.getByRole("alert")).toContainText("that came with the app are used again");
  await page.getByRole("link", { name: "Dates and time limits" }).click();
  await expect(notification(page)).toContainText("Friday 27 November 2026");
});

test("a file that is broken, worse or too large is refused with its reason, and the old one stays", async ({ page }) => {
  await open(page, "2026-11-24");
  await page.evaluate(() => { location.hash = "#/bank-holidays"; });
  const refused = async (path, reason) => {
    await load(page, path);
    await expect(page.getByText(reason)).toBeVisible();
    await expect(heading(page, "This file is not used")).toBeVisible();
    await expect(page.getByText("to 26 December 2028.")).toBeVisible();
  };
  await refused(file("no.json", "not JSON"), /not a file of bank holidays as GOV\.UK publishes it/);
  await accessible(page);
  await refused(file("empty.json", ""), /This file is empty; download bank-holidays\.json again from www\.gov\.uk/);
  await refused(file("page.json", "<!DOCTYPE html><html></html>"), /This is a web page and not the file of bank holidays/);
  await refused(file("cut.json", published.slice(0, 900)), /not whole, because its end is missing/);
  await refused(file("none.json", { scotland: { events: [] } }), /no bank holidays for England and Wales/);
  await refused(file("bad.json", holidays((events) => [{ title: "May Day", date: "2026-13-01" }, ...events])), /“May Day” has the date “2026-13-01” in this file/);
  await refused(file("less.json", holidays((events) => events.filter(({ date }) => date < "2028"))), /ends on \d+ December 2027, and the bank holidays in use reach to 26 December 2028/);
  await refused(file("lost.json", holidays((events) => events.filter(({ date }) => date !== "2026-12-28"))), /only 7 bank holidays for 2026.*28 December 2026 is missing/);
  await refused(file("weekend.json", holidays((events) => [...events, { title: "A fair", date: "2026-12-05" }])), /bank holiday on Saturday 5 December 2026, “A fair”/);
  const weekdays = Array.from({ length: 3000 }, (_, count) => new Date(Date.UTC(2026, 0, 2 + count))).filter((at) => at.getUTCDay() % 6 !== 0);
  await refused(
    file("many.json", holidays(() => weekdays.map((at) => ({ title: "More", date: at.toISOString().slice(0, 10) })))),
    /260 bank holidays for 2026, and no year has more than 12/,
  );
  await refused(file("same.json", published), /nothing has changed/);
  await refused(file("large.json", " ".repeat(1_000_001)), /larger than 1 MB/);
  expect(await page.evaluate(() => localStorage.getItem("prt-bank-holidays"))).toBeNull();
});

test("the way to a missing date leads to its question, or to the one that shows it", async ({ page }) => {
  await open(page, "2026-11-24", ({ answers }) => {
    delete answers["authority-told"];
    delete answers["authority-aware"];
  });
  await go(page, "/dates");
  const waiting = notification(page);
  await expect(waiting).toContainText("It is 5 working days, counted from when the local authority became aware");
  await expect(waiting).toContainText("first; then “When did the local authority become aware?” is asked there.");
  await waiting.getByRole("link").first().click();
  await expect(page.locator("#q-authority-told")).toBeFocused();
  await page.getByLabel("Yes, by us", { exact: false }).first().check();
  await go(page, "/dates");
  await notification(page).getByRole("link", { name: "“When did the local authority become aware?”" }).click();
  await expect(page.locator("#q-authority-aware, #q-authority-aware-precision, [id^=q-authority-aware]").first()).toBeVisible();
  await expect(page.locator(":focus")).toHaveAttribute("id", /^q-authority-aware/);
});

test("a file without a day that is known is used only if somebody says so", async ({ page }) => {
  await open(page, "2026-11-24");
  await page.evaluate(() => { location.hash = "#/bank-holidays"; });
  const moved = file("moved.json", holidays((events) => events.map((event) => ({ ...event, date: event.date.replace("2026-12-28", "2026-12-29") }))));
  await load(page, moved);
  await expect(heading(page, "Something in this file looks wrong")).toBeVisible();
  await expect(page.getByText("Monday 28 December 2026: Boxing Day").first()).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "Keep those in use" }).click();
  await expect(page.getByText("from a file that you loaded")).toHaveCount(0);
  await load(page, moved);
  await page.getByRole("button", { name: "Use the file all the same" }).click();
  await expect(page.getByText("from a file that you loaded")).toBeVisible();
  // A day that has passed and was not known.
  await load(page, file("past.json", holidays((events) => [...events, { title: "A fair", date: "2026-11-05" }])));
  await expect(page.getByText("The file has these bank holidays in the past, which are not known")).toBeVisible();
  await expect(page.getByText("Thursday 5 November 2026: A fair").first()).toBeVisible();
});

test("past the known bank holidays a date says so, and near their end the page does", async ({ page }) => {
  await open(page, "2028-12-20", ({ answers }) => {
    answers["authority-aware"] = when("exact", day(2028, 12, 20));
  });
  await go(page, "/dates");
  await expect(page.getByText("to 26 December 2028. That is soon, and later dates cannot be sure.")).toBeVisible();
  await expect(notification(page)).toContainText("known here only from 1 January 2017 to 26 December 2028");
  await expect(notification(page).getByRole("link", { name: "Load newer bank holidays" })).toBeVisible();
  await page.clock.setFixedTime(new Date("2029-01-10T10:00:00"));
  await go(page, "/result");
  await go(page, "/dates");
  await expect(page.getByText("That has passed, and dates after it cannot be sure.")).toBeVisible();
});
