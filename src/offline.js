// Takes the app's own files from this machine, and what keeps them (`public/sw.js`). Other copies of the
// app on the same address keep theirs.
export async function remove_program() {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (!registration) return;
  const own = (await caches.keys()).filter((name) => name.startsWith(`${registration.scope}#`));
  await Promise.all(own.map((name) => caches.delete(name)));
  await registration.unregister();
}
