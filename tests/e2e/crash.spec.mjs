// The program breaks off: the page says so and keeps the words that stood in it.
import { readFileSync } from "node:fs";
import { accessible, expect, go, openExample, plain as test, saved } from "./support/app.mjs";

/// Lets a test reach the program, to break it.
async function catchProgram(page) {
  await page.addInitScript(() => {
    for (const name of ["instantiate", "instantiateStreaming"]) {
      const original = WebAssembly[name];
      WebAssembly[name] = async (...given) => {
        const made = await original.apply(WebAssembly, given);
        const { exports } = made.instance ?? made;
        // Another one only shows what the browser can do.
        if (exports.main) window.program = exports;
        return made;
      };
    }
  });
}

/// Makes the program reach where there is no memory: it breaks off, as a fault of its own would make it.
const breakIt = (page) => page.evaluate(() => {
  const [name] = Object.keys(window.program).filter((name) => name.includes("closures"));
  setTimeout(() => window.program[name](-16, -16, -16, -16));
});

const start = async (page, baseURL) => {
  page.start = async (path = "") => {
    await page.goto(baseURL + path);
    await page.locator("h1").first().waitFor();
    await expect(page.locator("#boot")).toHaveCount(0);
  };
  await catchProgram(page);
};

test("where the program breaks off, the words stay, the case is downloaded, and the app starts again", async ({ page, baseURL }) => {
  await start(page, baseURL);
  await openExample(page);
  await go(page, "/section/incident");
  await page.getByLabel("At which place?").fill("Saved before");
  await saved(page);
  await page.getByLabel("What happened?").fill("Typed at the last moment");
  await breakIt(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The app has stopped");
  await expect(page.locator("main")).toBeFocused();
  await expect(page.getByText("Typed at the last moment")).toBeVisible();
  await accessible(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /Download a copy of the case as of/ }).click(),
  ]);
  const copy = JSON.parse(readFileSync(await download.path(), "utf8"));
  expect(JSON.stringify(copy)).toContain("Saved before");
  expect(download.suggestedFilename()).toMatch(/^practice-review-copy-\d{4}-\d{2}-\d{2}-[0-9a-f]{8}\.json$/);
  await page.getByRole("button", { name: "Start the app again" }).click();
  await expect(page.getByLabel("At which place?")).toHaveValue("Saved before");
});

test("where nothing was typed the page for it says so, and no secret is on it", async ({ page, baseURL }) => {
  await start(page, baseURL);
  await page.start("#/protect");
  await page.locator("input[type=password]").first().fill("correct horse battery staple");
  await breakIt(page);
  await expect(page.getByText("There was nothing in them.")).toBeVisible();
  expect(await page.content()).not.toContain("correct horse");
  await expect(page.getByRole("button", { name: /Download a copy/ })).toHaveCount(0);
});
