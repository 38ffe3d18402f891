// Serves a folder, dist/ unless told otherwise, as a static host would, with the headers of
// docs/hosting/_headers: `node serve.mjs PORT [FOLDER]`, or from a test.
import { once } from "node:events";
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const dist = here("../../../dist/");
const PART = 64 * 1024;
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
/// The headers of each path, as they stand under it; those of `/*` are for all.
const headers = {};
let under;
for (const line of readFileSync(here("../../../docs/hosting/_headers"), "utf8").split("\n").filter(Boolean)) {
  const [name, ...value] = line.trim().split(":");
  if (line.startsWith("  ")) under[name] = value.join(":").trim();
  else under = headers[line] = {};
}

/// Serves until it is stopped. Every path that is asked for is told to `asked` first, which may say how
/// the host is to treat it: `type` is another media type, `pause` the milliseconds before each
/// `PART` of it, `gone` that it is not there, `bare` that it comes without the headers. Port 0 is any
/// that is free. `compressed` sends what it can as brotli, as hosts do.
export async function serve({ folder = dist, port = 0, asked = () => {}, compressed = false } = {}) {
  const packed = new Map();
  const pack = (file, body) => {
    if (!packed.has(file)) packed.set(file, brotliCompressSync(body));
    return packed.get(file);
  };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const { type, pause, gone, bare } = asked(path) ?? {};
    const file = normalize(join(folder, path.endsWith("/") ? `${path}index.html` : path));
    try {
      if (!file.startsWith(folder.endsWith(sep) ? folder : folder + sep)) throw new Error("outside");
      if (gone) throw new Error("gone");
      const brotli = compressed && /\bbr\b/.test(request.headers["accept-encoding"]);
      const whole = await readFile(file);
      const body = brotli ? pack(file, whole) : whole;
      response.writeHead(200, {
        ...(bare ? {} : { ...headers["/*"], ...headers[path] }),
        "Content-Type": type ?? types[extname(file)] ?? "application/octet-stream",
        ...(brotli && { "Content-Encoding": "br" }),
      });
      for (let at = 0; pause && at < body.length; at += PART) {
        response.write(body.subarray(at, at + PART));
        await setTimeout(pause);
      }
      if (pause) return response.end();
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    port: server.address().port,
    address: `http://127.0.0.1:${server.address().port}/`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , port = "4173", folder] = process.argv;
  const { address } = await serve({ folder, port: Number(port) });
  console.log(`serving on ${address}`);
}
