// The whole app, on the release build in dist/: in Chromium and in Firefox, from a server and as one
// file.
import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

// Another one where several run side by side.
const port = process.env.PORT ?? "4173";
const address = `http://127.0.0.1:${port}/`;
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
    firefoxUserPrefs: {
      // Nobody is there to allow lasting storage.
      "dom.storageManager.prompt.testing": true,
      "dom.storageManager.prompt.testing.allow": true,
    },
  },
};
// What only a server can do.
const hosted = /hosted/;
// What hangs on the browser: storage, tabs, keys pressed, files, the start without a network. The
// rest is the same program, and takes Firefox several times as long.
const ofTheBrowser = /(cases|deriver|files|hidden|lacking|storage)\.spec/;

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
    { name: "firefox", use: { ...firefox, baseURL: address }, testMatch: [ofTheBrowser, hosted] },
    { name: "firefox-file", use: { ...firefox, baseURL: file }, testMatch: ofTheBrowser },
  ],
  webServer: {
    command: `node support/serve.mjs ${port}`,
    url: address,
    reuseExistingServer: false,
  },
});
