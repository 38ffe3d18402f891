// Nothing becomes markup or a script but what the program itself is made of, where the browser asks
// (Trusted Types).
import { addCase, expect, oneFile, openExample, plain, test } from "./support/app.mjs";
import { wholeCase } from "./support/whole.mjs";

/// What becomes of each text when it is to be markup: the name of the error, or nothing.
const asMarkup = (page, texts) =>
  page.evaluate((texts) => texts.map((text) => {
    try {
      document.createElement("div").innerHTML = text;
      return "";
    } catch (error) {
      return error.name;
    }
  }), texts);

const started = async (page, baseURL) => {
  await page.goto(baseURL);
  await expect(page.locator("#boot")).toHaveCount(0);
  plain.skip(!(await page.evaluate(() => "trustedTypes" in globalThis)), "this browser does not know Trusted Types");
};

plain("markup that loads, links or runs something never gets into the page", async ({ page, baseURL }) => {
  await started(page, baseURL);
  const hostile = [
    '<img src="x" onerror="alert(1)">',
    "<script>alert(1)</script>",
    "<SCRIPT>alert(1)</SCRIPT>",
    '<p onclick="alert(1)">a</p>',
    '<p class="a"onclick="alert(1)">a</p>',
    "<p class=a onclick=alert(1)>a</p>",
    '<p class="a" style="color:red">a</p>',
    '<a href="javascript:alert(1)">a</a>',
    '<svg onload="alert(1)"></svg>',
    '<iframe srcdoc="a"></iframe>',
    '<form action="https://example.org"></form>',
    "<base href=\"https://example.org\">",
    "<!-- a --><p>a</p>",
    "a < b",
  ];
  expect(await asMarkup(page, hostile)).toEqual(hostile.map(() => "TypeError"));
  const inert = ["", "words", '<p class="govuk-body" aria-hidden="true">a <strong>b</strong></p>'];
  expect(await asMarkup(page, inert)).toEqual(inert.map(() => ""));
});

plain.describe("what the browser refuses", () => {
  plain.use({ breaksThePolicy: true });

  plain("no script comes from another address, and no text is run", async ({ page, baseURL }) => {
    await started(page, baseURL);
    const refused = await page.evaluate(() => {
      const tries = [
        () => new Worker("other.js"),
        () => new Worker("worker-start.js"),
        () => new Worker("data:text/javascript,0"),
        () => { document.createElement("script").src = "boot.js"; },
        () => { document.createElement("script").text = "alert(1)"; },
        () => trustedTypes.createPolicy("another", {}),
        () => trustedTypes.createPolicy("default", {}),
      ];
      return tries.map((act) => {
        try {
          act();
          return "";
        } catch (error) {
          return error.name;
        }
      });
    });
    expect(refused).toEqual(refused.map(() => "TypeError"));
  });
});

test("every screen is made of what the policy lets through", async ({ page, baseURL }) => {
  await openExample(page);
  const { hash } = new URL(page.url());
  const screens = ["result", "dates", "check", "sign", "versions", "section/children", "section/events", "threshold/safety"]
    .map((screen) => `${hash}/${screen}`)
    .concat("about", "open", "partnerships", "guide", "protect", "backup", "remove", "signers", "bank-holidays", "new", "cases");
  for (const screen of screens) {
    await page.evaluate((screen) => { location.hash = screen.startsWith("#") ? screen : `/${screen}`; }, screen);
    await expect(page.getByRole("heading", { level: 1 }).first(), screen).toBeVisible();
  }
  await addCase(page, { name: "case.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(wholeCase())) });
  if (!oneFile(baseURL)) expect(await page.evaluate(() => navigator.serviceWorker.controller.scriptURL)).toMatch(/\/sw\.js$/);
});
