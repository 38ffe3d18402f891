// Serves a folder, dist/ unless told otherwise, as a static host would, with the headers of
// docs/hosting/_headers: `node serve.mjs PORT [FOLDER]`.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const port = Number(process.argv[2] ?? 4173);
const root = process.argv[3] ?? here("../../../dist/");
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
};
const headers = readFileSync(here("../../../docs/hosting/_headers"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("  "))
  .map((line) => {
    const [name, ...value] = line.trim().split(":");
    return [name, value.join(":").trim()];
  });

createServer(async (request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  const file = normalize(join(root, path.endsWith("/") ? `${path}index.html` : path));
  try {
    if (!file.startsWith(root.endsWith(sep) ? root : root + sep)) throw new Error("outside");
    const body = await readFile(file);
    response.writeHead(200, {
      ...Object.fromEntries(headers),
      "Content-Type": types[extname(file)] ?? "application/octet-stream",
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}).listen(port, "127.0.0.1", () => console.log(`serving on http://127.0.0.1:${port}/`));
