// A host of its own for each test, in a folder below its address, that can be stopped and renewed.
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, plain, unprotected } from "./app.mjs";
import { serve } from "./serve.mjs";

const dist = fileURLToPath(new URL("../../../dist/", import.meta.url));
export const NEWER = "feedfacefeedface";

/// Writes into a file of a build, and into what the service worker says of it.
function change(folder, name, text, told = createHash("sha256").update(text).digest("hex")) {
  writeFileSync(join(folder, name), text);
  const worker = join(folder, "sw.js");
  const script = readFileSync(worker, "utf8");
  const digest = new RegExp(`"?${name.replaceAll(".", "\\.")}"?:\\s*"[0-9a-f]{64}"`);
  expect(script).toMatch(digest);
  writeFileSync(worker, script.replace(digest, `"${name}":"${told}"`));
}

export const test = plain.extend({
  host: async ({}, use) => {
    const root = mkdtempSync(join(tmpdir(), "host-"));
    const folder = join(root, "tools", "app");
    cpSync(dist, folder, { recursive: true });
    const asked = [];
    const told = { folder: root, asked: (path) => { asked.push(path); } };
    let server = await serve(told);
    const { port } = server;
    const host = {
      folder,
      /// Every path that was asked for.
      asked,
      address: `${server.address}tools/app/`,
      async start() {
        server = await serve({ ...told, port });
      },
      async stop() {
        await server?.stop();
        server = undefined;
      },
      /// Puts a file there that is none of the app.
      put(path, text) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      },
      /// Puts another copy of the app into a folder below.
      copy(path) {
        cpSync(dist, join(folder, path), { recursive: true });
      },
      /// Puts another build there: it differs in the page and in the files named, which get a line more.
      renew({ broken = false, build = NEWER, files = ["boot.js"] } = {}) {
        for (const name of files) {
          const text = `${readFileSync(join(folder, name), "utf8")}\n/* ${build} */`;
          change(folder, name, text, broken ? "0".repeat(64) : undefined);
        }
        const page = readFileSync(join(folder, "index.html"), "utf8");
        const renewed = page.replace(/name="build" content="[0-9a-f]{16}"/, `name="build" content="${build}"`);
        expect(renewed).not.toBe(page);
        change(folder, "index.html", renewed);
        const worker = join(folder, "sw.js");
        const script = readFileSync(worker, "utf8");
        writeFileSync(worker, script.replace(/BUILD\s*=\s*"[0-9a-f]{16}"/, `BUILD="${build}"`));
        appendFileSync(worker, `\n// ${build}`);
      },
    };
    await use(host);
    await host.stop();
    rmSync(root, { recursive: true, force: true });
  },
});

/// Opens the app and waits until it is kept on the machine.
export async function open(page, host, path = "") {
  await page.goto(host.address + path);
  await expect(page.locator("#boot")).toHaveCount(0);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.scriptURL === new URL("sw.js", location.href).href);
}

export async function startCase(page, title) {
  await page.evaluate(() => { location.hash = "/new"; });
  await unprotected(page);
  await page.locator('input[value="leeds"]').check();
  await page.getByLabel("Working title").fill(title);
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Safety first");
}

/// Has the browser look for a newer build, and waits until one waits whole.
export async function fetchNewer(page) {
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));
  const waits = () =>
    navigator.serviceWorker.getRegistration().then(({ waiting, installing }) => waiting !== null && installing === null);
  await expect.poll(() => page.evaluate(waits)).toBe(true);
}

/// Puts other words into the files on the machine whose names end so, or takes them away.
export const harm = (page, endings, { gone = false } = {}) =>
  page.evaluate(async ([endings, gone]) => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (!endings.some((ending) => request.url.endsWith(ending))) continue;
        const { headers } = await cache.match(request);
        if (gone) await cache.delete(request);
        else await cache.put(request, new Response("damaged", { headers }));
      }
    }
  }, [endings, gone]);

/// The names of the files that are on the machine, of all builds together.
export const kept = (page) =>
  page.evaluate(async () => {
    const names = [];
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) names.push(url);
    }
    return names.sort();
  });

/// What makes the database refuse to write, until `allowWrites` of the page is called.
export const refuseWrites = (page) =>
  page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    window.allowWrites = () => { IDBObjectStore.prototype.put = put; };
    IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
    // It is gone when the page is another.
    window.same = true;
  });
