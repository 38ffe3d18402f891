// What was kept on the machine is damaged or gone: it is mended, a newer version takes its place, or the
// page says what to do.
import { expect } from "./support/app.mjs";
import { NEWER, fetchNewer, harm, kept, open, test } from "./support/host.mjs";

const PHRASE = "violet harbour cactus ladder";
const build = (page) => page.locator("meta[name=build]").getAttribute("content");
const starts = (page) => expect(page.getByRole("button", { name: "Start a case" })).toBeVisible();

async function protect(page) {
  await page.evaluate(() => { location.hash = "/protect"; });
  await page.getByLabel("Passphrase", { exact: true }).fill(PHRASE);
  await page.getByLabel("The same again").fill(PHRASE);
  await page.getByRole("button", { name: "Continue" }).click();
  const key = (await page.locator(".prt-recovery-key").textContent()).split("-");
  for (const field of await page.getByLabel(/^Group \d+$/).all()) {
    const label = await page.locator(`label[for="${await field.getAttribute("id")}"]`).textContent();
    await field.fill(key[Number(label.match(/\d+/)[0]) - 1]);
  }
  await page.getByRole("button", { name: "Protect my cases" }).click();
  await expect(page.getByText("Your cases are protected on this machine.")).toBeVisible();
}

for (const [what, endings, gone] of [
  ["page", ["index.html"], false],
  ["program", ["_bg.wasm"], false],
  ["everything", [""], true],
]) {
  test(`where the ${what} is damaged and a newer version waits, that begins instead of a page that stays damaged`, async ({ page, host }) => {
    await open(page, host);
    host.renew();
    await fetchNewer(page);
    const [older] = await page.evaluate(() => caches.keys());
    await page.evaluate(async ([older, endings, gone]) => {
      const cache = await caches.open(older);
      for (const request of await cache.keys()) {
        if (!endings.some((ending) => request.url.endsWith(ending))) continue;
        await (gone ? cache.delete(request) : cache.put(request, new Response("damaged")));
      }
    }, [older, endings, gone]);
    await host.stop();
    await page.reload();
    await starts(page);
    expect(await build(page)).toBe(NEWER);
  });
}

test("where the page is damaged and only the host has a newer version, that is fetched and begins", async ({ page, host }) => {
  await open(page, host);
  await harm(page, ["index.html"]);
  host.renew();
  await page.reload();
  await starts(page);
  expect(await build(page)).toBe(NEWER);
});

test("a damaged page without the network says what to do, and what it says helps", async ({ page, host }) => {
  await open(page, host);
  await harm(page, ["index.html"]);
  await host.stop();
  await page.reload();
  await expect(page.getByText("Connect to the network and reload this page")).toBeVisible();
  await host.start();
  await page.reload();
  await starts(page);
});

test("after the browser threw the app's files away, one start with the network brings all of them back", async ({ page, host }) => {
  await open(page, host);
  await protect(page);
  const all = await kept(page);
  await harm(page, [""], { gone: true });
  expect(await kept(page)).toEqual([]);
  await page.reload();
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect.poll(() => kept(page)).toEqual(all);
  // What is needed for nothing else is there: the cases open without the network.
  await host.stop();
  await page.reload();
  await page.getByLabel("Passphrase", { exact: true }).fill(PHRASE);
  await page.getByRole("button", { name: "Unlock", exact: true }).first().click();
  await expect(page.getByLabel("Passphrase", { exact: true })).toHaveCount(0);
});

test("files that only a later step needs are fetched again at the start of a page", async ({ page, host }) => {
  await open(page, host);
  const all = await kept(page);
  await harm(page, ["deriver.js", "deriver_bg.wasm", "icon-192.png"], { gone: true });
  await page.reload();
  await expect.poll(() => kept(page)).toEqual(all);
});

test("About does not promise a start without the network where a file is damaged, and says what to do", async ({ page, host }) => {
  await open(page, host);
  await harm(page, ["deriver.js"]);
  await host.stop();
  await page.goto(`${host.address}#/about`);
  await page.reload();
  await expect(page.getByText("A part of the app on this machine is gone or damaged")).toBeVisible();
  await expect(page.getByText("is kept on this machine and starts without the network")).toHaveCount(0);
  await host.start();
  await page.reload();
  await expect(page.getByText("is kept on this machine and starts without the network")).toBeVisible();
});

test("an app without its style says why, and looks right again with the network", async ({ page, host }) => {
  await open(page, host);
  await harm(page, [".css"]);
  await host.stop();
  await page.reload();
  await expect(page.getByText("A file of the app on this machine is gone or damaged")).toBeVisible();
  await host.start();
  await page.reload();
  await starts(page);
  await expect(page.getByText("A file of the app on this machine is gone or damaged")).toHaveCount(0);
});
