// Keeps one build of the app on this machine, whole, and serves it without the network. The build
// fills in its own digest and the digest of each of its files.
const BUILD = "{{build}}";
const FILES = "{{files}}";

// Several copies of the app can live on one address, each in a folder of its own. As long as a page of a
// build lives, it holds a lock by the name of that build's cache (`src/offline.js`).
const OWN = `${registration.scope}#`;
const NAME = OWN + BUILD;
const START = "index.html";
const A_BUILD = /^[0-9a-f]{16}$/;

const address = (path) => new URL(path, registration.scope).href;
const names = new Map(Object.keys(FILES).map((path) => [address(path), path]));
names.set(registration.scope, START);

/// The file that an address names, and the build that it asks for.
function named(href) {
  const url = new URL(href);
  const build = url.search.slice(1);
  url.hash = "";
  url.search = "";
  return { path: names.get(url.href), build };
}

const sha256 = async (body) => new Uint8Array(await crypto.subtle.digest("SHA-256", body));

async function digest(body) {
  return Array.from(await sha256(body), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/// What the response holds, if it is the file of this build to the last byte.
async function whole(path, response) {
  const body = await response.arrayBuffer();
  return (await digest(body)) === FILES[path] ? body : null;
}

/// Fetches a file. Fails where it is not the file of this build.
async function fetchWhole(path) {
  const answer = await fetch(address(path), { cache: "no-cache" });
  const body = answer.ok ? await whole(path, answer) : null;
  if (!body) throw new Error(`${path} is not the file of this build`);
  const headers = new Headers(answer.headers);
  // The body stands here as it is, and from the answer of another address no page may start.
  headers.delete("content-encoding");
  headers.delete("content-length");
  return new Response(body, { headers });
}

const keep = async (cache, path) => cache.put(address(path), await fetchWhole(path));

/// All files, or none.
async function install() {
  const cache = await caches.open(NAME);
  try {
    await Promise.all(Object.keys(FILES).map((path) => keep(cache, path)));
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

/// Removes what is left of other builds, but not what a page still runs on, or what is being fetched.
async function tidy() {
  const kept = await caches.keys();
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  const used = new Set(held.map(({ name }) => name)).add(NAME);
  if (registration.installing || registration.waiting) return;
  const left = kept.filter((name) => name.startsWith(OWN) && !used.has(name));
  await Promise.all(left.map((name) => caches.delete(name)));
}

/// The files that are not here; where it is thorough, also those that are damaged.
async function lacking(cache, thorough) {
  const lacks = [];
  for (const path of Object.keys(FILES)) {
    const kept = await cache.match(address(path));
    if (kept && (!thorough || (await whole(path, kept)))) continue;
    // From here on it counts as gone.
    if (kept) await cache.delete(address(path));
    lacks.push(path);
  }
  return lacks;
}

/// True once the reader has removed everything; pages that are still open get their files from the host.
let removed = false;
let mended = Promise.resolve();
/// Fetches what is lacking, one attempt after the other. True where all is here then.
function mend(thorough = false) {
  const attempt = async () => {
    if (removed) return false;
    try {
      const cache = await caches.open(NAME);
      const lacks = await lacking(cache, thorough);
      const done = await Promise.allSettled(lacks.map((path) => keep(cache, path)));
      return done.every(({ status }) => status === "fulfilled");
    } catch {
      return false;
    }
  };
  mended = mended.then(attempt);
  return mended;
}

const tell = (page, isWhole) => page.postMessage(isWhole ? "whole" : "lacking");

/// Mends, and tells the pages of the app what came of it.
async function mendAndTell() {
  const isWhole = await mend();
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) if (named(page.url).path === START) tell(page, isWhole);
}

/// What stands in the place of the page where that is damaged. A newer build begins by itself.
async function damaged() {
  const script =
    'const own=navigator.serviceWorker;own.addEventListener("controllerchange",()=>location.reload());own.controller?.postMessage("rescue")';
  const hash = btoa(String.fromCharCode(...(await sha256(new TextEncoder().encode(script)))));
  return new Response(
    "<!doctype html><html lang=en><meta charset=utf-8><link rel=icon href='data:,'><title>Practice Review Toolkit</title>" +
      "<h1>A file of the app is damaged</h1><p>It could not be fetched again. Your cases are as they were. " +
      "Connect to the network and reload this page. If the host has a newer version by now, that is fetched and " +
      "begins by itself. If this page stays all the same, close all tabs of the app and open it again.</p>" +
      `<script>${script}</script></html>`,
    {
      status: 503,
      headers: {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": `default-src 'none'; img-src data:; script-src 'sha256-${hash}'`,
      },
    },
  );
}

/// Serves a file from this machine. One that is damaged or gone is fetched again, and all others that are.
async function serve(path, event) {
  if (removed) return fetchWhole(path).catch(() => Response.error());
  const cache = await caches.open(NAME);
  const kept = await cache.match(address(path));
  const body = kept && (await whole(path, kept));
  if (body) return new Response(body, { headers: kept.headers });
  // From here on it counts as gone.
  await cache.delete(address(path));
  try {
    const response = await fetchWhole(path);
    // Where there is no room to keep it, the page starts all the same.
    await cache.put(address(path), response.clone()).catch(() => {});
    return response;
  } catch {
    return event.request.mode === "navigate" ? damaged() : new Response("", { status: 503 });
  } finally {
    event.waitUntil(mendAndTell());
  }
}

/// A file of another build, for a page that is of that build. Never one of this.
async function serveOther(path, build) {
  return (await caches.match(address(path), { cacheName: OWN + build })) ?? Response.error();
}

/// A page did not start, so it has no words to lose: a newer build that is here whole begins.
async function rescue() {
  if (!registration.waiting) {
    // No network is no news.
    await registration.update().catch(() => {});
    const coming = registration.installing;
    const arrived = (done) => coming.addEventListener("statechange", () => coming.state !== "installing" && done());
    if (coming) await new Promise(arrived);
  }
  registration.waiting?.postMessage("take-over");
}

const asked = {
  "take-over": () => skipWaiting(),
  /// At the start of a page: only whether a file is gone.
  start: async (page) => {
    tell(page, await mend());
    await tidy();
  },
  /// Where the page says that all is here.
  check: async (page) => tell(page, await mend(true)),
  rescue,
  removed: () => { removed = true; },
};

addEventListener("install", (event) => event.waitUntil(install()));

addEventListener("activate", (event) => event.waitUntil(tidy().then(() => clients.claim())));

addEventListener("message", (event) => {
  const answer = Object.hasOwn(asked, event.data) && asked[event.data];
  if (answer) event.waitUntil(answer(event.source));
});

// Below the address of the app there may be pages that are not of it: whatever is no file of the app goes
// its own way.
addEventListener("fetch", (event) => {
  const { path, build } = event.request.method === "GET" ? named(event.request.url) : {};
  if (!path) return;
  const other = path !== START && build !== BUILD && A_BUILD.test(build);
  event.respondWith(other ? serveOther(path, build) : serve(path, event));
});
