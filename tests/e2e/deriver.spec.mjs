// The worker that makes a key out of a passphrase, as it is in the build: from its own files and out of
// the one file, under the policy of the page. What it makes has to open a vault that was sealed long ago.
import { readFileSync } from "node:fs";
import { expect, test } from "./support/app.mjs";

const vector = JSON.parse(
  readFileSync(new URL("../../crates/engine/tests/vectors/seal/vault-v1.json", import.meta.url), "utf8"),
);

/// Runs in the page: derives, unwraps with the browser's own cryptography, and says how long it took and
/// how often the page came to draw meanwhile.
async function open({ header, passphrase }) {
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const utf8 = (text) => new TextEncoder().encode(text);
  const number = (value) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, BigInt(value));
    return new Uint8Array(view.buffer);
  };
  const fields = (parts) => {
    const out = [];
    for (const part of parts) {
      const field = typeof part === "string" ? utf8(part) : typeof part === "number" ? number(part) : part;
      out.push(...[24, 16, 8, 0].map((by) => (field.length >>> by) & 255), ...field);
    }
    return new Uint8Array(out);
  };
  const { vault, wrappings } = JSON.parse(header);
  const wrapping = wrappings.find(({ by }) => by.passphrase);
  const { name, version, memory_kib: memory, passes, lanes, salt } = wrapping.by.passphrase;

  const inThePage = globalThis.practiceReviewWorker;
  const worker = inThePage ? await inThePage("deriver") : new Worker("worker-start.js#deriver");
  const next = () =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
    });
  if ((await next()) !== "ready") throw new Error("it does not listen");
  let drawn = 0;
  let going = true;
  const draw = () => {
    drawn += 1;
    if (going) requestAnimationFrame(draw);
  };
  requestAnimationFrame(draw);
  const phrase = utf8(passphrase.normalize("NFKC"));
  const start = performance.now();
  worker.postMessage([phrase, memory, passes, lanes, bytes(salt)], [phrase.buffer]);
  const raw = await next();
  const took = performance.now() - start;
  going = false;
  worker.terminate();

  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
  const bound = ["practice-review-toolkit/wrapping", 1, bytes(vault), "passphrase"];
  const additionalData = fields([...bound, name, version, memory, passes, lanes, bytes(salt)]);
  const iv = bytes(wrapping.nonce);
  const data = await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData }, key, bytes(wrapping.key));
  const text = btoa(String.fromCharCode(...new Uint8Array(data)));
  return {
    dataKey: text.replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, ""),
    left: phrase.length,
    took,
    drawn,
  };
}

test("a passphrase opens a vault that was sealed long ago, and the page stays alive meanwhile", async ({ page }, info) => {
  await page.start();
  const { dataKey, left, took, drawn } = await page.evaluate(open, vector);
  expect(dataKey).toBe(vector.data_key);
  // Handed over, not copied.
  expect(left).toBe(0);
  expect(drawn).toBeGreaterThan(3);
  info.annotations.push({ type: "measure", description: `Argon2id: ${Math.round(took)} ms` });
  console.log(`${info.project.name}: Argon2id ${Math.round(took)} ms, ${drawn} frames`);
});

test("a question that cannot be answered is answered with nothing", async ({ page }) => {
  await page.start();
  const length = await page.evaluate(async () => {
    const inThePage = globalThis.practiceReviewWorker;
    const worker = inThePage ? await inThePage("deriver") : new Worker("worker-start.js#deriver");
    const next = () => new Promise((resolve) => { worker.onmessage = ({ data }) => resolve(data); });
    await next();
    worker.postMessage([new Uint8Array(3), -1, "many", 0, new Uint8Array(0)]);
    const answer = await next();
    worker.terminate();
    return answer.length;
  });
  expect(length).toBe(0);
});
