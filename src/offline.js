// What the page knows of the app's own files, of what keeps them (`public/sw.js`), and of the other tabs.
// Other copies of the app can live on the same address, each in a folder of its own.
const PATIENCE = 10_000;
const ANSWERED_WITHIN = 2_000;
const LOOK_AGAIN = 200;

const own = () => `${new URL("./", location.href).href}#`;
const me = crypto.randomUUID?.() ?? String(Math.random());
let words;

/// What keeps this copy's files; none where another copy's worker answers for this folder too.
async function keeper() {
  const registration = await navigator.serviceWorker?.getRegistration();
  return own() === `${registration?.scope}#` ? registration : undefined;
}

/// Asks the worker something, unless everything was removed.
export async function ask_worker(question) {
  (await keeper())?.active?.postMessage(question);
}

/// Takes the app's files from this machine, and what keeps them.
export async function remove_program() {
  if (!globalThis.caches) return;
  const registration = await keeper();
  registration?.active?.postMessage("removed");
  const kept = (await caches.keys()).filter((name) => name.startsWith(own()));
  await Promise.all(kept.map((name) => caches.delete(name)));
  await registration?.unregister();
}

/// Nothing would be lost by leaving the page. Whoever has something to save is asked, as when it is closed.
const saved = () => dispatchEvent(new Event("beforeunload", { cancelable: true }));

/// Keeps the files of this build for as long as the page lives, and tells other tabs whether it has words
/// that are not saved.
export function be_present(build) {
  navigator.locks?.request(own() + build, { mode: "shared" }, () => new Promise(() => {}));
  // A browser without it has no way to ask other tabs.
  words = globalThis.BroadcastChannel && new BroadcastChannel(`${own()}words`);
  words?.addEventListener("message", ({ data }) => {
    if (data.asks) words.postMessage({ to: data.asks, from: me, saved: saved() });
  });
}

/// Asks every other tab once.
async function ask() {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  const others = held.filter(({ name }) => name.startsWith(own())).length - 1;
  if (others < 1 || !words) return true;
  const heard = new Set();
  return new Promise((done) => {
    const end = (all) => {
      clearTimeout(late);
      words.removeEventListener("message", hear);
      done(all);
    };
    const late = setTimeout(end, ANSWERED_WITHIN, false);
    const hear = ({ data }) => {
      if (data.to !== me) return;
      heard.add(data.from);
      if (!data.saved) end(false);
      else if (heard.size >= others) end(true);
    };
    words.addEventListener("message", hear);
    words.postMessage({ asks: me });
  });
}

/// Waits until no other tab has words that are not saved. False where that does not come.
export async function others_saved() {
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    if (await ask()) return true;
    await new Promise((done) => setTimeout(done, LOOK_AGAIN));
  }
  return false;
}
