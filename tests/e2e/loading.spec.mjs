// What is there before the app is: how far it has come, without anything moving.
import { expect, oneFile, plain } from "./support/app.mjs";
import { serve } from "./support/serve.mjs";

/// A host of its own for a test, which treats files as the test says.
const test = plain.extend({
  host: async ({}, use) => {
    const hosts = [];
    await use(async (asked) => {
      const host = await serve({ asked });
      hosts.push(host);
      return host.address;
    });
    for (const host of hosts) await host.stop();
  },
});

const heading = (page) => page.getByRole("heading", { level: 1 });

/// Notes what the status says, what the bar shows and what is painted elsewhere than before, from
/// the first moment on.
const watch = (page) =>
  page.addInitScript(() => {
    window.seen = { said: [], shown: [], moved: 0 };
    const note = (list, value) => { if (list.at(-1) !== value) list.push(value); };
    new MutationObserver(() => {
      const state = document.getElementById("boot-state");
      const bar = document.querySelector(".prt-boot-progress--shown progress");
      if (state) note(window.seen.said, state.textContent);
      if (bar) note(window.seen.shown, bar.value);
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    // Firefox does not tell of it.
    if (PerformanceObserver.supportedEntryTypes.includes("layout-shift")) {
      new PerformanceObserver((list) => {
        for (const shift of list.getEntries()) window.seen.moved += shift.value;
      }).observe({ type: "layout-shift", buffered: true });
    }
  });

/// What was noted when the first page stands as it is.
async function seen(page) {
  await expect(heading(page)).toHaveText("Your cases");
  await expect(page.getByRole("button", { name: "Look round in an example" })).toBeVisible();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.evaluate(() => window.seen);
}

for (const [name, kind, path] of [
  ["from a slow host", "toolkit-", ""],
  ["as one file from a slow share", "toolkit.html", "practice-review-toolkit.html"],
]) {
  test(`a slow start says how far it has come, ${name}`, async ({ page, host, baseURL }) => {
    test.skip(oneFile(baseURL), "a file cannot be slowed down here; the host serves it");
    const address = await host((asked) => (asked.includes(kind) ? { pause: 100, bare: path !== "" } : undefined));
    await watch(page);
    await page.goto(address + path, { waitUntil: "commit" });
    await expect(page.getByRole("progressbar", { name: "Loaded" })).toBeVisible();
    const { said, shown, moved } = await seen(page);
    // Few words for ears, and steps that only grow, not one for each part that arrives.
    expect(said).toEqual(["Starting …", "Loading the app …", "Loaded. Starting …"].slice(0, said.length));
    expect(said.length).toBeGreaterThan(1);
    expect(shown.length).toBeGreaterThan(2);
    expect(shown.length).toBeLessThanOrEqual(11);
    expect(shown).toEqual([...shown].sort((one, other) => one - other));
    expect(shown.every((percent) => percent % 10 === 0)).toBe(true);
    expect(moved).toBe(0);
  });
}

test("a quick start shows no progress, and nothing that is painted moves", async ({ page, baseURL }) => {
  await watch(page);
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("about:blank");
    await page.goto(baseURL);
    const { moved } = await seen(page);
    expect(moved, `at ${width}`).toBe(0);
  }
});

test("the program is compiled while it arrives", async ({ page, host, baseURL }) => {
  test.skip(oneFile(baseURL), "the one file has it in it");
  const address = await host();
  await page.addInitScript(() => {
    window.types = [];
    const streaming = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (source, imports) => {
      window.types.push((await source).headers.get("content-type"));
      return streaming.call(WebAssembly, source, imports);
    };
    WebAssembly.instantiate = () => Promise.reject(new Error("not streamed"));
  });
  for (const visit of ["first", "from the service worker"]) {
    await page.goto(address);
    await expect(heading(page), visit).toHaveText("Your cases");
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    expect(await page.evaluate(() => window.types), visit).toEqual(["application/wasm"]);
  }
});

test("the app starts from a host that does not know what WebAssembly is", async ({ page, host, baseURL }) => {
  test.skip(oneFile(baseURL), "no host");
  await page.goto(await host((path) => (path.endsWith(".wasm") ? { type: "application/octet-stream" } : undefined)));
  await expect(heading(page)).toHaveText("Your cases");
});

for (const missing of [".js", "_bg.wasm"]) {
  test(`a host on which the program's ${missing} is missing is told of, instead of waiting`, async ({ page, host, baseURL }) => {
    test.skip(oneFile(baseURL), "no host");
    await page.goto(await host((path) => (new RegExp(`toolkit-[0-9a-f]+${missing}$`).test(path) ? { gone: true } : undefined)));
    await expect(page.getByRole("alert")).toHaveText(/The app could not start\. Connect to the network and reload/);
  });
}
