// Keeps one build of the app on this machine, whole, and serves it without the network. The build
// fills in its own digest and the digest of each of its files.
const BUILD = "{{build}}";
const FILES = "{{files}}";

// Several copies of the app can live on one address, each in a folder of its own.
const OWN = `${registration.scope}#`;
const NAME = OWN + BUILD;
const START = "index.html";

const address = (path) => new URL(path, registration.scope).href;
const names = new Map(Object.keys(FILES).map((path) => [address(path), path]));
names.set(registration.scope, START);

async function digest(body) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/// What the response holds, if it is the file of this build to the last byte.
async function whole(path, response) {
  const body = await response.arrayBuffer();
  return (await digest(body)) === FILES[path] ? body : null;
}

/// Fetches a file, keeps it, and gives it. Fails where it is not the file of this build.
async function fetchWhole(cache, path) {
  const answer = await fetch(address(path), { cache: "no-cache" });
  const body = answer.ok ? await whole(path, answer) : null;
  if (!body) throw new Error(`${path} is not the file of this build`);
  const headers = new Headers(answer.headers);
  // The body stands here as it is, and from the answer of another address no page may start.
  headers.delete("content-encoding");
  headers.delete("content-length");
  const response = () => new Response(body, { headers });
  await cache.put(address(path), response());
  return response();
}

/// All files, or none.
async function install() {
  const cache = await caches.open(NAME);
  try {
    await Promise.all(Object.keys(FILES).map((path) => fetchWhole(cache, path)));
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

/// Serves a file from this machine. One that is damaged or gone is fetched again.
async function serve(path) {
  const cache = await caches.open(NAME);
  const kept = await cache.match(address(path));
  const body = kept && (await whole(path, kept.clone()));
  if (body) return new Response(body, { headers: kept.headers });
  try {
    return await fetchWhole(cache, path);
  } catch {
    return new Response(
      "<!doctype html><html lang=en><meta charset=utf-8><title>Practice Review Toolkit</title>" +
        "<h1>A file of the app is damaged</h1><p>It could not be fetched again. Your cases are as they were. " +
        "Connect to the network and reload this page.</p></html>",
      { status: 503, headers: { "content-type": "text/html; charset=utf-8" } },
    );
  }
}

addEventListener("install", (event) => event.waitUntil(install()));

addEventListener("activate", (event) => {
  const tidy = async () => {
    const kept = await caches.keys();
    await Promise.all(kept.filter((name) => name.startsWith(OWN) && name !== NAME).map((name) => caches.delete(name)));
    await clients.claim();
  };
  event.waitUntil(tidy());
});

addEventListener("message", (event) => {
  if (event.data === "take-over") skipWaiting();
});

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  url.hash = "";
  url.search = "";
  const path = event.request.method === "GET" ? names.get(url.href) : undefined;
  if (path) event.respondWith(serve(path));
  // A page may be left for another address, and the file of the app be downloaded; nothing else goes
  // out.
  else if (event.request.mode !== "navigate") event.respondWith(Response.error());
});
