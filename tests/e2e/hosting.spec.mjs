// What the page for the IT department says about hosting is so.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, oneFile, plain as test } from "./support/app.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const read = (path) => readFileSync(here(path), "utf8");
const policies = (text) => text.match(/default-src 'none';[^"\n]*/g);

test.skip(({ baseURL }) => oneFile(baseURL), "no host");

test("every host is told the same policy, and the page has it too", () => {
  const [policy] = policies(read("../../docs/hosting/_headers"));
  const told = policies(read("../../docs/HOSTING.md"));
  expect(told.length).toBe(3);
  expect(new Set(told)).toEqual(new Set([policy]));
  // A page may not say where it is framed.
  expect(policies(read("../../index.html"))).toEqual([policy.replace(" frame-ancestors 'none';", "")]);
});

test("a host that changes a file of the app is found out by the script for it", () => {
  const check = (place) => execFileSync("node", [here("../../docs/hosting/check.mjs"), place], { encoding: "utf8" });
  const dist = here("../../dist");
  expect(check(dist)).toMatch(/^Build [0-9a-f]{16}, \d+ files, 0 differ\.$/m);
  const changed = mkdtempSync(join(tmpdir(), "changed-"));
  cpSync(dist, changed, { recursive: true });
  writeFileSync(join(changed, "crash.js"), "// another");
  expect(() => check(changed)).toThrow(/Command failed/);
});

test("an installed app stays the same app, and its icon fits the system", () => {
  const manifest = JSON.parse(read("../../public/manifest.webmanifest"));
  expect(manifest.id).toBe("./");
  expect(manifest.icons.some((icon) => icon.purpose === "maskable" && icon.sizes === "512x512")).toBe(true);
  expect(read("../../index.html")).toContain('<link rel="apple-touch-icon" href="icons/icon-192.png">');
});

test("the one file is saved from the address, not opened there", async ({ site }) => {
  const answer = await fetch(`${site.address}practice-review-toolkit.html`);
  expect(answer.headers.get("content-disposition")).toBe("attachment");
  await answer.body.cancel();
  const page = await fetch(site.address);
  expect(page.headers.get("content-disposition")).toBe(null);
  await page.body.cancel();
});
