// What a newer build has left, and records that nobody can read: left alone, named, and no harm to others.
import { readFileSync } from "node:fs";
import { expect, go, oneFile, saved, startCase, test } from "../support/app.mjs";
import { DATABASE, bare, breakable, claimsSaved, copyNow, lies, onDisk, status, typeOn, witness } from "../support/faults.mjs";

const QUESTION = "referrer-name";
const field = (page) => page.getByLabel("What is your name?");

async function begin(page, title) {
  await breakable(page);
  await startCase(page, title);
  await go(page, "/section/referrer");
  await field(page).fill("Before");
  await saved(page);
}

/// Puts copies of the only record beside it, each changed in its own way.
const spoil = (page, changes) =>
  page.evaluate(async ({ name, changes }) => {
    const [record] = await window.faults.records();
    const database = await new Promise((done) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => done(request.result);
    });
    const transaction = database.transaction("cases", "readwrite");
    for (const [id, change] of Object.entries(changes)) {
      const copy = { ...record, id, body: record.body.replaceAll(record.id, id) };
      if (change.body !== undefined) copy.body = change.body;
      if (change.cut) copy.body = copy.body.slice(0, -change.cut);
      if (change.inBody) copy.body = JSON.stringify({ ...JSON.parse(copy.body), ...change.inBody });
      if (change.revision !== undefined) copy.revision = change.revision;
      if (change.without) delete copy[change.without];
      transaction.objectStore("cases").put(copy);
    }
    await new Promise((done, failed) => {
      transaction.oncomplete = done;
      transaction.onabort = failed;
    });
    database.close();
  }, { name: DATABASE, changes });

const id = (digit) => digit.repeat(32);

test("an old tab gives way to a newer build, says so, and keeps what was typed", async ({ page, baseURL }) => {
  test.skip(oneFile(baseURL), "a page without the app has an address");
  await begin(page, "Old tab");
  await witness(page, QUESTION);
  const newer = await bare(page, baseURL);
  await field(page).fill("Typed while the newer one opens");
  const outcome = await newer.evaluate((name) => new Promise((done, failed) => {
    const request = indexedDB.open(name, 1000);
    // It is not held up.
    request.onblocked = () => done("blocked");
    request.onupgradeneeded = () => request.result.createObjectStore("of-a-newer-build");
    request.onsuccess = () => {
      const { result } = request;
      result.onversionchange = () => result.close();
      const all = result.transaction("cases").objectStore("cases").getAll();
      all.onsuccess = () => done(all.result.map(({ body }) => JSON.parse(body).title));
    };
    request.onerror = () => failed(request.error);
  }), DATABASE);
  expect(outcome).toEqual(["Old tab"]);
  await typeOn(page, field(page), ", and afterwards");
  await expect(status(page)).toHaveText(/^Not saved\. A newer version of this app has been opened in this browser/);
  await expect(field(page)).toHaveValue("Typed while the newer one opens, and afterwards");
  const [download] = await Promise.all([page.waitForEvent("download"), copyNow(page).click()]);
  expect(readFileSync(await download.path(), "utf8")).toContain("Typed while the newer one opens, and afterwards");
  expect(await lies(page)).toEqual([]);
  // An old build that is started beside it leaves everything as it is.
  const again = await page.context().newPage();
  await again.goto(`${baseURL}#/cases`);
  await expect(again.getByText(/Your cases cannot be shown: a newer version of this app/)).toBeVisible();
});

test("a record of a newer schema is named and left as it is", async ({ page }) => {
  await begin(page, "Of this build");
  await spoil(page, { [id("a")]: { inBody: { schema: 2, "a-new-field": ["unknown"] } } });
  const before = await onDisk(page);
  await page.start("#/cases");
  await expect(page.getByRole("heading", { name: "Cases that cannot be read" })).toBeVisible();
  const told = /was written by a newer version of this app.*it is left as it is/;
  await expect(page.getByText(told)).toContainText("Record: aaaaaaaa");
  await page.getByRole("link", { name: "Try to open it" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This case cannot be opened");
  await expect(page.getByText(told)).toBeVisible();
  await page.getByRole("link", { name: "Go to your cases" }).click();
  await page.getByRole("link", { name: "Of this build", exact: true }).click();
  await expect(field(page)).toHaveValue("Before");
  await field(page).fill("After");
  await claimsSaved(page);
  const after = await onDisk(page);
  const newer = (records) => records.find((record) => record.id === id("a"));
  expect(newer(after)).toEqual(newer(before));
});

test("records that cannot be read are named and left, and the others open", async ({ page }) => {
  await begin(page, "Whole");
  const spoilt = {
    [id("a")]: { cut: 20 },
    [id("b")]: { body: "" },
    [id("c")]: { without: "body" },
    [id("d")]: { without: "revision" },
    [id("e")]: { revision: 1.5 },
    [id("f")]: { inBody: { answers: [] } },
  };
  await spoil(page, spoilt);
  const before = await onDisk(page);
  expect(before).toHaveLength(7);
  await page.start("#/cases");
  const list = page.locator("main");
  for (const name of Object.keys(spoilt)) await expect(list).toContainText(`Record: ${name.slice(0, 8)}.`);
  await expect(page.getByRole("link", { name: "Try to open it" })).toHaveCount(6);
  for (const name of Object.keys(spoilt)) {
    await page.evaluate((name) => { location.hash = `#/cases/${name}`; }, name);
    await expect(page.getByRole("heading", { level: 1 }), name).toHaveText("This case cannot be opened");
    await page.evaluate(() => { location.hash = "#/cases"; });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your cases");
  }
  await page.getByRole("link", { name: "Whole", exact: true }).click();
  await expect(field(page)).toHaveValue("Before");
  await witness(page, QUESTION);
  await field(page).fill("After");
  await claimsSaved(page);
  expect(await lies(page)).toEqual([]);
  const unreadable = (records) => records.filter((record) => record.id in spoilt);
  expect(unreadable(await onDisk(page))).toEqual(unreadable(before));
});
