// What connections.rs says.

function write_strictly() {
  const open = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const strict = mode === "readwrite" ? { ...options, durability: "strict" } : options;
    return open.call(this, stores, mode, strict);
  };
}

function give_way() {
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...given) {
    const request = open.apply(this, given);
    // What a browser gives that keeps nothing may be no request.
    request?.addEventListener?.("success", () => {
      const database = request.result;
      database.addEventListener("versionchange", () => database.close());
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
