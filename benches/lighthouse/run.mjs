// What Lighthouse says of a first visit: `cargo xtask bench`. Prints one row of a table for each
// category, with what is not as good as can be.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import lighthouse from "lighthouse";
import { serve } from "../../tests/e2e/support/serve.mjs";

const profile = mkdtempSync(join(tmpdir(), "lighthouse-"));
const noted = join(profile, "DevToolsActivePort");
const host = await serve({ compressed: true });
const chromium = spawn(
  process.env.CHROMIUM ?? "/usr/bin/chromium",
  ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"],
  { stdio: "ignore" },
);
const port = async () => {
  for (;;) {
    if (existsSync(noted)) {
      const [number] = readFileSync(noted, "utf8").split("\n");
      if (number) return Number(number);
    }
    await setTimeout(100);
  }
};

const { lhr } = await lighthouse(host.address, {
  port: await port(),
  logLevel: "error",
  onlyCategories: ["accessibility", "best-practices", "seo", "performance"],
});
for (const category of Object.values(lhr.categories)) {
  const lacking = category.auditRefs
    .filter(({ weight, id }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
    .map(({ id }) => `${lhr.audits[id].title}: ${lhr.audits[id].displayValue ?? "not met"}`);
  console.log(`| ${category.title} | ${Math.round(category.score * 100)} | ${lacking.join("; ") || "nothing"} |`);
}

const gone = once(chromium, "exit");
chromium.kill();
await host.stop();
await gone;
// Processes that it started may still be writing there. What is left lies among temporary files.
try {
  rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
} catch (error) {
  console.error(`${profile} is left: ${error.code}`);
}
