// Whether what is on a host, or in a folder, is one whole build: `node check.mjs https://HOST/FOLDER/` or
// `node check.mjs FOLDER`. It needs Node.js 20 and nothing else. It fetches each file that `sw.js` names,
// compares its SHA-256 with the one noted there, and works out the build's digest, which About shows, anew.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

const [, , place = "."] = process.argv;
const sha256 = (content) => createHash("sha256").update(content).digest("hex");

async function content(name) {
  if (!/^https?:/.test(place)) return readFile(join(place, name));
  const answer = await fetch(new URL(name, place.endsWith("/") ? place : `${place}/`));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

const worker = (await content("sw.js")).toString();
const [, noted] = worker.match(/"([0-9a-f]{16})"/);
const files = Object.fromEntries([...worker.matchAll(/"([^"]+)":"([0-9a-f]{64})"/g)].map(([, name, digest]) => [name, digest]));
let differ = 0;
for (const [name, digest] of Object.entries(files)) {
  const found = await content(name).then(sha256, (error) => error.message);
  if (found === digest) continue;
  differ += 1;
  console.log(`differs: ${name} (${found})`);
}
// The digest of the list, with the page as it was before its build was written into it.
const page = (await content("index.html")).toString().replace(/<meta name="build" content="[0-9a-f]*">/, '<meta name="build" content="">');
const build = sha256(JSON.stringify({ ...files, "index.html": sha256(page) })).slice(0, 16);
if (build !== noted) console.log(`differs: the build is noted as ${noted}, and is ${build}`);
else console.log(`Build ${build}, ${Object.keys(files).length} files, ${differ} differ.`);
process.exit(differ || build !== noted ? 1 : 0);
