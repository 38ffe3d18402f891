// Starts the program. It is compiled while it arrives, and boot.js is told how much of it has.
import init from "./{{program}}.js";

dispatchEvent(new CustomEvent("AppLoading", { detail: 0 }));

/// The answer as it is, told as it is read.
function watched(answer) {
  let loaded = 0;
  const tell = new TransformStream({
    transform(part, stream) {
      loaded += part.byteLength;
      dispatchEvent(new CustomEvent("AppLoading", { detail: loaded }));
      stream.enqueue(part);
    },
  });
  return new Response(answer.body.pipeThrough(tell), answer);
}

const answer = fetch(new URL("./{{program}}_bg.wasm", import.meta.url));
// From this machine it is there at once, and a browser may have kept it compiled.
const kept = navigator.serviceWorker?.controller;
await init({ module_or_path: kept ? answer : answer.then((one) => (one.ok && one.body ? watched(one) : one)) });
dispatchEvent(new CustomEvent("TrunkApplicationStarted"));
