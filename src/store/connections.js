// What connections.rs says.

// Why the last transaction that was aborted was.
let reason = "";

export function why_aborted() {
  return reason;
}

// So long an older tab has to write what it has.
const PARTING = 500;

function write_strictly() {
  const open = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const strict = mode === "readwrite" ? { ...options, durability: "strict" } : options;
    const transaction = open.call(this, stores, mode, strict);
    transaction.addEventListener("abort", () => {
      reason = transaction.error?.name ?? "AbortError";
    });
    return transaction;
  };
}

function give_way() {
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...given) {
    const request = open.apply(this, given);
    // What a browser gives that keeps nothing may be no request.
    request?.addEventListener?.("success", () => {
      const database = request.result;
      database.addEventListener("versionchange", () => {
        dispatchEvent(new Event("visibilitychange"));
        setTimeout(() => database.close(), PARTING);
      });
    });
    return request;
  };
}

export function teach() {
  write_strictly();
  give_way();
}

// A tab that does not give way holds it up; it is done as soon as that tab is closed.
export function remove(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve(true);
    request.onerror = () => reject(request.error);
  });
}
