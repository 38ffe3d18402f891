// Verifies every bundle of a folder with `jose`, a library that is not ours: each signature by the
// key in its header, whose name must be its RFC 7638 thumbprint, and the payload against the
// published schema. A copy with one changed byte must be refused.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import { calculateJwkThumbprint, decodeProtectedHeader, generalVerify, importJWK } from "jose";

const TYPE = "practice-review-referral-v1+jws";
const folder = process.argv[2];
const schema = JSON.parse(
  readFileSync(new URL("../../public/schema/practice-review-referral-v1.schema.json", import.meta.url)),
);
const validate = new Ajv({ strict: false }).compile(schema);

async function open(bundle) {
  for (const signature of bundle.signatures) {
    const header = decodeProtectedHeader(signature);
    if (header.typ !== TYPE) throw new Error(`type ${header.typ}`);
    if ((await calculateJwkThumbprint(header.jwk)) !== header.kid) throw new Error("foreign key");
    const one = { payload: bundle.payload, signatures: [signature] };
    await generalVerify(one, await importJWK(header.jwk, "ES256"), { algorithms: ["ES256"] });
  }
  const payload = JSON.parse(Buffer.from(bundle.payload, "base64url"));
  if (!validate(payload)) throw new Error(JSON.stringify(validate.errors.slice(0, 3)));
  return payload;
}

let passed = 0;
let failed = 0;
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
for (const name of files) {
  const text = readFileSync(join(folder, name), "utf8");
  try {
    await open(JSON.parse(text));
    const changed = JSON.parse(text);
    const at = Math.floor(changed.payload.length / 2);
    const other = changed.payload[at] === "A" ? "B" : "A";
    changed.payload = changed.payload.slice(0, at) + other + changed.payload.slice(at + 1);
    const refused = await open(changed).then(() => false, () => true);
    if (!refused) throw new Error("a changed byte was accepted");
    passed += 1;
  } catch (error) {
    failed += 1;
    console.log(`${name}: ${error.message}`);
  }
}
if (files.length === 0) {
  failed += 1;
  console.log("no bundle was exported");
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
