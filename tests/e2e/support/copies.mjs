// A browser full of cases, and a case full of events: copies of the one that is there, written beside the app.

/// To be run in the page of an app whose only case stands in clear: so many copies of it, in place of it,
/// each with so many events where a number is given.
export async function copies([count, events]) {
  const answer = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const hex = (number) => number.toString(16).padStart(32, "0");
  const database = await answer(indexedDB.open("practice-review-toolkit"));
  const transaction = database.transaction("cases", "readwrite");
  const store = transaction.objectStore("cases");
  const [record] = await answer(store.getAll());
  const draft = JSON.parse(record.body);
  if (events) {
    const known = draft.groups.events;
    draft.groups.events = Array.from({ length: events }, (_, index) => ({ ...known[index % known.length], id: hex(index + 1) }));
  }
  store.delete(record.id);
  for (let index = 1; index <= count; index += 1) {
    const id = hex(index);
    const body = JSON.stringify({ ...draft, id, title: `Case ${index}`, example: false });
    store.put({ ...record, id, body });
  }
  await new Promise((done) => { transaction.oncomplete = done; });
  database.close();
}
