// A signed file that is encrypted on its way: to a key, or with a passphrase. `jose`, a library that is
// not ours, opens what the app writes and writes what the app opens.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FlattenedEncrypt, exportJWK, generalDecrypt, generateKeyPair, importJWK } from "jose";
import { accessible, addCase, expect, saved, test, toSign } from "./support/app.mjs";
import { wholeCase } from "./support/whole.mjs";

const PHRASE = "lantern gravel cinema otter";
const OTHER = "lantern gravel cinema badger";
const scratch = mkdtempSync(join(tmpdir(), "encrypted-"));
const file = (name, content) => {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
};
const bytes = (text) => new TextEncoder().encode(text);

async function begin(page) {
  await addCase(page, file("case.json", JSON.stringify(wholeCase())));
  await toSign(page);
}

async function download(page) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Sign and download" }).click(),
  ]);
  const path = join(scratch, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

const choose = async (page, path) => {
  await page.start("#/open");
  await page.getByLabel("File", { exact: true }).setInputFiles(path);
};
const fits = (page) => expect(page.getByRole("heading", { name: "The signature fits" })).toBeVisible();

/// A private key as the command line keeps it.
async function guarded(jwk) {
  const header = {
    alg: "PBES2-HS512+A256KW",
    enc: "A256GCM",
    typ: "practice-review-encrypted-v1+jwe",
    cty: "jwk+json",
  };
  const { kty, crv, x, y, d } = jwk;
  const { encrypted_key, ...rest } = await new FlattenedEncrypt(bytes(JSON.stringify({ kty, crv, x, y, d })))
    .setProtectedHeader(header)
    .setKeyManagementParameters({ p2c: 600_000 })
    .encrypt(bytes(PHRASE));
  return JSON.stringify({ ...rest, recipients: [{ encrypted_key }] });
}

test("a file encrypted with a passphrase opens with that alone", async ({ page }) => {
  test.slow();
  await begin(page);
  await page.getByLabel("Encrypt it with a passphrase").check();
  await page.getByLabel("Passphrase of the file").fill("too short");
  await page.getByRole("button", { name: "Sign and download" }).click();
  await expect(page.getByRole("link", { name: /at least 15 characters/ })).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "Make one for me" }).click();
  await expect(page.getByLabel("Passphrase of the file")).toHaveValue(/^([0-9a-z]{4}-){3}[0-9a-z]{4}$/);
  await page.getByLabel("Passphrase of the file").fill(PHRASE);
  const path = await download(page);
  expect(path).toMatch(/practice-review-encrypted-/);
  await expect(page.getByText("Tell it to them by telephone")).toBeVisible();
  await accessible(page);
  await saved(page);

  const { plaintext } = await generalDecrypt(JSON.parse(readFileSync(path, "utf8")), bytes(PHRASE), {
    keyManagementAlgorithms: ["PBES2-HS512+A256KW"],
    maxPBES2Count: 600_000,
  });
  expect(Object.keys(JSON.parse(new TextDecoder().decode(plaintext)))).toEqual(["payload", "signatures"]);

  await choose(page, path);
  await expect(page.getByRole("heading", { name: "The file is encrypted" })).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "Open it" }).click();
  await expect(page.getByRole("link", { name: "Enter the passphrase" })).toBeVisible();
  await page.getByLabel("Passphrase", { exact: true }).fill(OTHER);
  await page.getByRole("button", { name: "Open it" }).click();
  await expect(page.getByRole("link", { name: /does not open/ })).toBeVisible();
  await page.getByLabel("Passphrase", { exact: true }).fill(PHRASE);
  await page.getByRole("button", { name: "Open it" }).click();
  await fits(page);
});

test("a file encrypted to a key opens with its private key alone", async ({ page }) => {
  test.slow();
  const { publicKey, privateKey } = await generateKeyPair("ECDH-ES", { crv: "P-256", extractable: true });
  const jwk = await exportJWK(privateKey);
  await begin(page);
  await page.getByLabel("Encrypt it to a public key that the partnership gave me").check();
  await page.getByRole("button", { name: "Sign and download" }).click();
  await expect(page.getByRole("link", { name: "Choose the file of the partnership's public key" })).toBeVisible();
  const key = page.getByLabel("File of the public key");
  for (const [at, [content, reason]] of [
    [JSON.stringify(jwk), /holds a private key/],
    [JSON.stringify({ ...(await exportJWK(publicKey)), x: "A".repeat(43) }), /key in this file is damaged/],
    ["Dear all", /no public key/],
  ].entries()) {
    await key.setInputFiles(file(`wrong-${at}.public.json`, content));
    await expect(page.locator("#protect-key-error")).toHaveText(reason);
  }
  await key.setInputFiles(file("right.public.json", JSON.stringify(await exportJWK(publicKey))));
  await expect(page.getByText("Fingerprint of the key:")).toBeVisible();
  await accessible(page);
  const path = await download(page);
  await expect(page.getByText("not even you")).toBeVisible();
  await saved(page);

  const { plaintext } = await generalDecrypt(
    JSON.parse(readFileSync(path, "utf8")),
    await importJWK(jwk, "ECDH-ES"),
    { keyManagementAlgorithms: ["ECDH-ES"] },
  );
  expect(Object.keys(JSON.parse(new TextDecoder().decode(plaintext)))).toEqual(["payload", "signatures"]);

  await choose(page, path);
  const own = page.getByLabel("File of your private key");
  await page.getByLabel("Passphrase of the private key").fill(PHRASE);
  await page.getByRole("button", { name: "Open it" }).click();
  await expect(page.getByRole("link", { name: "Choose the file of your private key" })).toBeVisible();
  await accessible(page);
  const another = await generateKeyPair("ECDH-ES", { crv: "P-256", extractable: true });
  await own.setInputFiles(file("other.private.json", await guarded(await exportJWK(another.privateKey))));
  await page.getByRole("button", { name: "Open it" }).click();
  await expect(page.getByRole("link", { name: /encrypted to another key/ })).toBeVisible();
  await own.setInputFiles(file("right.private.json", await guarded(jwk)));
  await page.getByLabel("Passphrase of the private key").fill(PHRASE);
  await page.getByRole("button", { name: "Open it" }).click();
  await fits(page);
});
