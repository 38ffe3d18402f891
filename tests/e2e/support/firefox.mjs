// What Playwright cannot ask of a stock Firefox over WebDriver BiDi, done another way, so that tests
// need not know the browser.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";

/// Teaches a page, and each that comes after it in its context, to print and to download.
export function teach(context, downloads) {
  for (const page of context.pages()) teachPage(page, downloads);
  context.on("page", (page) => teachPage(page, downloads));
}

function teachPage(page, downloads) {
  page.emulateMedia = ({ media }) => page.evaluate(asMedium, media ?? "screen");
  const wait = page.waitForEvent.bind(page);
  page.waitForEvent = (event, ...rest) => (event === "download" ? nextDownload(downloads) : wait(event, ...rest));
}

/// Shows the page as on paper, or on screen again: rules for that medium apply, and those for the
/// other do not. WebDriver BiDi has no command for it.
function asMedium(medium) {
  const rewrite = (media) => {
    media.asWas ??= media.mediaText;
    if (media.asWas === "print") media.mediaText = medium === "print" ? "all" : "print";
    if (media.asWas === "screen") media.mediaText = medium === "print" ? "not all" : "screen";
  };
  const walk = (rules) => {
    for (const rule of rules) {
      if (rule instanceof CSSMediaRule) rewrite(rule.media);
      if (rule.cssRules) walk(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) walk(sheet.cssRules);
}

/// The file that the browser puts into its folder of downloads next. It tells of a download without
/// the number by which Playwright knows it again.
async function nextDownload(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const whole = () => {
    const names = readdirSync(folder);
    // Beside a file that is being written stands its part.
    const [name] = names.some((name) => name.endsWith(".part")) ? [] : names;
    return name && readFileSync(join(folder, name)).length > 0 ? name : undefined;
  };
  await expect.poll(whole, { message: "a download" }).toBeTruthy();
  const name = whole();
  return {
    suggestedFilename: () => name,
    path: async () => join(folder, name),
    saveAs: async (path) => copyFileSync(join(folder, name), path),
  };
}
