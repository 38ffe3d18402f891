// Starts the app from what stands in this very page.
import init from "./{{program}}";

dispatchEvent(new CustomEvent("AppLoading", { detail: 0 }));

async function unpack(id) {
  const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

// The programs that run beside the page, from the page.
globalThis.practiceReviewWorker = async (name) => {
  const glue = new TextDecoder().decode(await unpack(`${name}-script`));
  const start = "onmessage=(event)=>{onmessage=null;wasm_bindgen({module_or_path:event.data})}";
  const script = URL.createObjectURL(new Blob([glue, "\n", start], { type: "text/javascript" }));
  const worker = new Worker(script);
  worker.postMessage(await unpack(`${name}-program`));
  return worker;
};

await init({ module_or_path: await unpack("program") });
dispatchEvent(new CustomEvent("TrunkApplicationStarted"));
