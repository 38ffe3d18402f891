// The whole app, on the release build in dist/: in Chromium and in Firefox, from a server and as one
// file.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

// From a server; each process that runs tests has one of its own.
const address = "http://127.0.0.1/";
const file = new URL("../../dist/practice-review-toolkit.html", import.meta.url).href;
const at = (path) => (existsSync(path) ? path : undefined);

const chromium = {
  browserName: "chromium",
  launchOptions: {
    executablePath: at(process.env.CHROMIUM ?? "/usr/bin/chromium"),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-dev-shm-usage",
    ],
  },
};
// A stock Firefox, over WebDriver BiDi.
const firefox = {
  browserName: "firefox",
  channel: "moz-firefox",
  launchOptions: {
    executablePath: at(process.env.FIREFOX ?? "/usr/bin/firefox-esr"),
    // Of each of the processes that run tests, where support/firefox.mjs finds them.
    downloadsPath: fileURLToPath(new URL(`results/downloads/${process.env.TEST_PARALLEL_INDEX}`, import.meta.url)),
    firefoxUserPrefs: {
      // Nobody is there to allow lasting storage.
      "dom.storageManager.prompt.testing": true,
      "dom.storageManager.prompt.testing.allow": true,
    },
  },
};
// What only a server can do.
const hosted = /hosted/;
// Every step takes Firefox about twice as long.
const slower = 240_000;
// What hangs on the browser: storage, sealing, signing, tabs, keys pressed, files, the start without a
// network. The rest is the same program, and would make a run twice as long; WHOLE_FIREFOX=1 runs all of it.
const ofTheBrowser = /(backup|bundle|cases|crash|deriver|encrypted|files|hidden|hosted[a-z-]*|lacking|storage|tabs|trusted|vault)\.spec/;
const inFirefox = process.env.WHOLE_FIREFOX ? {} : { testMatch: ofTheBrowser };

export default defineConfig({
  testDir: ".",
  outputDir: "results/artifacts",
  reporter: [["list"]],
  retries: 0,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  globalSetup: "./support/fresh.mjs",
  use: {
    acceptDownloads: true,
    viewport: { width: 1280, height: 900 },
    trace: "retain-on-failure",
  },
  projects: [
    { name: "chromium", use: { ...chromium, baseURL: address } },
    { name: "chromium-file", use: { ...chromium, baseURL: file }, testIgnore: hosted },
    { name: "firefox", use: { ...firefox, baseURL: address }, timeout: slower, ...inFirefox },
    { name: "firefox-file", use: { ...firefox, baseURL: file }, timeout: slower, ...inFirefox, testIgnore: hosted },
  ],
});
