// A browser that fails at what it is told to, and a witness of what the page claims meanwhile.
import { expect } from "./app.mjs";

export const DATABASE = "practice-review-toolkit";
export const status = (page) => page.locator(".prt-save__words");
export const copyNow = (page) => page.getByRole("button", { name: "Download a copy now" });

/// Types on at the end of a field, key by key.
export async function typeOn(page, field, words, options) {
  await field.focus();
  await page.keyboard.press("End");
  await page.keyboard.type(words, options);
}

/// A page of the same address, without the app.
export async function bare(page, baseURL) {
  const other = await page.context().newPage();
  const address = new URL("another-page", baseURL).href;
  await other.route(address, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Another page</title>" }));
  await other.goto(address);
  return other;
}

/// Keeps every write to the cases waiting, from a page beside the app; gives what lets them through.
export async function holdWrites(page, baseURL) {
  const other = await bare(page, baseURL);
  await other.evaluate((name) => new Promise((begun) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => {
      const store = request.result.transaction("cases", "readwrite").objectStore("cases");
      const ask = () => { store.get("nothing").onsuccess = again; };
      const again = () => {
        begun();
        if (window.letGo) request.result.close();
        else ask();
      };
      ask();
    };
  }), DATABASE);
  return () => other.evaluate(() => { window.letGo = true; });
}

/// Puts `window.faults` into a page before the app starts.
export const breakable = (page) => page.addInitScript(install, DATABASE);

/// The records of the cases as they stand on the disk, read past what is made to fail.
export const onDisk = (page) => page.evaluate(() => window.faults.records());

/// The text of a field, on the disk: of the only case.
export async function answerOnDisk(page, question) {
  const [{ body }] = await onDisk(page);
  return JSON.parse(body).answers[question]?.value.value;
}

/// Saves now, as the app does when its page is hidden, instead of after a pause.
export const hurry = (page) =>
  page.evaluate(() => { document.dispatchEvent(new Event("visibilitychange", { bubbles: true })); });

/// Waits until the page claims that all is saved.
export const claimsSaved = (page) => claims(page, "Saved");

/// Waits until the page claims one of these. At once, where a test waits often.
export async function claims(page, ...any) {
  const looks = (any) => {
    const claim = document.querySelector(".prt-save__words")?.textContent ?? "";
    return any.some((words) => claim.startsWith(words));
  };
  await page.waitForFunction(looks, any, { timeout: 15_000 });
}

/// Each time that the page claimed to have saved words that were not on the disk.
export const lies = (page) => page.evaluate(() => window.faults.lies());

/// What stood in the field each time that the page claimed to have saved it.
export const acknowledged = (page) => page.evaluate(() => window.faults.acknowledged());

/// Watches what is claimed of a field that answers this question.
export const witness = (page, question) => page.evaluate((question) => window.faults.witness(question), question);

function install(name) {
  const raw = {
    open: IDBFactory.prototype.open,
    transaction: IDBDatabase.prototype.transaction,
    objectStore: IDBTransaction.prototype.objectStore,
    getAll: IDBObjectStore.prototype.getAll,
    get: IDBObjectStore.prototype.get,
    abort: IDBTransaction.prototype.abort,
  };
  const factory = window.indexedDB;
  const connections = new Set();
  const running = new Set();
  let calls = [];
  let plan = null;

  const failure = () => new DOMException("made to fail", "UnknownError");
  /// Notes a call; true where it is to fail.
  const fails = (call) => {
    calls.push(call);
    if (!plan) return false;
    if (plan.kind) return call === plan.kind;
    if (calls.length !== plan.at) return false;
    plan.met = call;
    // Nobody calls for it: it can be broken off, and throws nothing.
    if (call === "commit" && plan.how === "throws") return false;
    // It goes on failing at this kind of call.
    if (plan.lasting) plan.kind = call;
    return true;
  };

  const wrap = (prototype, method, make) => {
    const inner = prototype[method];
    prototype[method] = function (...given) { return make(this, given, (...other) => inner.apply(this, other)); };
  };

  wrap(IDBFactory.prototype, "open", (self, given, call) => {
    let request;
    if (!fails("open")) request = call(...given);
    else if (plan.how === "throws") throw failure();
    else {
      // Another that is new, so that its upgrade can be broken off.
      request = call(`${given[0]}-${Math.random()}`, 1);
      request.addEventListener("upgradeneeded", (event) => {
        event.stopImmediatePropagation();
        request.transaction.abort();
      });
    }
    request.addEventListener("success", () => connections.add(request.result));
    return request;
  });

  wrap(IDBDatabase.prototype, "transaction", (self, given, call) => {
    const failed = fails(`transaction ${given[1] ?? "readonly"}`);
    if (failed && plan.how === "throws") throw failure();
    const transaction = call(...given);
    transaction.waiting = 0;
    running.add(transaction);
    for (const end of ["complete", "abort"]) transaction.addEventListener(end, () => running.delete(transaction));
    if (failed) raw.abort.call(transaction);
    return transaction;
  });

  wrap(IDBTransaction.prototype, "objectStore", (self, given, call) => {
    const failed = fails(`objectStore ${given[0]}`);
    if (failed && plan.how === "throws") throw failure();
    const store = call(...given);
    if (failed) raw.abort.call(self);
    return store;
  });

  /// Holds a transaction open after its last request, so that it can be broken off where it would have been
  /// committed: then the page is told of no failed request.
  const beforeCommit = (store) => {
    const { transaction } = store;
    if (transaction.mode !== "readwrite" || transaction.waiting > 0) return;
    const held = raw.get.call(store, "nothing");
    held.onerror = (event) => event.stopPropagation();
    held.onsuccess = () => {
      if (transaction.waiting > 0 || !fails("commit")) return;
      Object.defineProperty(transaction, "error", { value: failure() });
      raw.abort.call(transaction);
    };
  };

  for (const method of ["get", "getAll", "getAllKeys", "put", "add", "delete", "clear", "count"]) {
    wrap(IDBObjectStore.prototype, method, (self, given, call) => {
      const failed = fails(`${method} ${self.name}`);
      if (failed && plan.how === "throws") throw failure();
      const request = call(...given);
      self.transaction.waiting += 1;
      request.addEventListener("success", () => {
        self.transaction.waiting -= 1;
        beforeCommit(self);
      });
      if (failed) raw.abort.call(self.transaction);
      return request;
    });
  }

  const answer = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const records = async () => {
    const database = await answer(raw.open.call(factory, name));
    database.addEventListener("versionchange", () => database.close());
    const found = await answer(raw.getAll.call(raw.objectStore.call(raw.transaction.call(database, "cases"), "cases")));
    database.close();
    return found;
  };

  const lies = [];
  const looks = [];
  const acknowledged = [];
  const look = async (question, claim) => {
    const typed = document.querySelector(`[id="q-${question}"]`)?.value;
    const id = location.hash.match(/cases\/([0-9a-f]+)/)?.[1];
    if (typed === undefined || !id) return;
    acknowledged.push(typed);
    const { body } = (await records()).find((record) => record.id === id) ?? {};
    // What is sealed is for the app to open.
    if (body === undefined) return;
    const kept = JSON.parse(body).answers[question]?.value.value;
    // More may have been saved meanwhile.
    if (!kept?.startsWith(typed)) lies.push({ claim, typed, kept });
  };

  window.faults = {
    /// Makes a call fail from now on: the one at this place, and where it is `lasting` all like it.
    arm: (given) => {
      calls = [];
      plan = given;
    },
    /// Lets everything work again.
    disarm: () => { plan = null; },
    /// The call that failed, if one did.
    met: () => plan.met ?? null,
    /// The browser closes every connection, as it does when something is wrong with its files.
    lose: () => {
      for (const transaction of running) {
        try {
          raw.abort.call(transaction);
        } catch {
          // It is being committed.
        }
      }
      for (const database of connections) {
        database.close();
        database.dispatchEvent(new Event("close"));
      }
      connections.clear();
    },
    records,
    witness: (question) => {
      const seen = new MutationObserver(() => {
        const claim = document.querySelector(".prt-save__words")?.textContent ?? "";
        if (claim.startsWith("Saved")) looks.push(look(question, claim));
      });
      seen.observe(document.body, { childList: true, subtree: true, characterData: true });
    },
    acknowledged: () => acknowledged,
    lies: async () => {
      await Promise.all(looks);
      return lies;
    },
  };
}
