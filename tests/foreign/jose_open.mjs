// Opens the frozen encrypted files with `jose`, a library that is not ours.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { generalDecrypt, importJWK } from "jose";

// More rounds than the library allows unasked: it fears that a file keeps a server busy.
const options = {
  keyManagementAlgorithms: ["ECDH-ES", "PBES2-HS512+A256KW"],
  contentEncryptionAlgorithms: ["A256GCM"],
  maxPBES2Count: 600_000,
};
const open = async ({ file, private_key: key, passphrase }) => {
  const secret = key ? await importJWK(key, "ECDH-ES") : new TextEncoder().encode(passphrase.normalize("NFKC"));
  const { plaintext } = await generalDecrypt(file, secret, options);
  return new TextDecoder().decode(plaintext);
};

const folder = process.argv[2];
let passed = 0;
let failed = 0;
for (const name of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
  try {
    const vector = JSON.parse(readFileSync(join(folder, name), "utf8"));
    if ((await open(vector)) !== vector.plain) throw new Error("another content");
    const { tag } = vector.file;
    vector.file.tag = (tag.startsWith("A") ? "B" : "A") + tag.slice(1);
    const refused = await open(vector).then(() => false, () => true);
    if (!refused) throw new Error("a changed tag was accepted");
    passed += 1;
  } catch (error) {
    failed += 1;
    console.log(`${name}: ${error.message}`);
  }
}
if (passed + failed === 0) {
  failed = 1;
  console.log("there is nothing to open");
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
