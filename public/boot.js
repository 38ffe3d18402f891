// Lets through only what the program itself makes into markup and scripts, where the browser asks
// (Trusted Types); says how far the start has come where it takes a while, and what is wrong where the app
// cannot start, instead of leaving the page waiting.
(() => {
  // In the app as one file this stands in the page itself.
  const oneFile = !document.currentScript.src;

  // The fixed parts of the program's views: elements and attributes that only hold words, lay them out or
  // name them, written as the framework writes them. Nothing among them loads, links or runs.
  const ELEMENTS = "abbr|b|br|caption|code|dd|div|dl|dt|em|h[1-6]|header|hr|i|kbd|legend|li|main|ol|p|pre|section|small|span|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|ul|wbr";
  const ATTRIBUTES = "class|colspan|dir|hidden|id|lang|role|rowspan|scope|tabindex|title|aria-[a-z]+|data-[a-z-]+";
  const INERT = new RegExp(`^(?:[^<]|</?(?:${ELEMENTS})(?: (?:${ATTRIBUTES})(?:="[^"<>]*")?)*/?>)*$`);
  // A worker's address may name the build that it is of.
  const SCRIPTS = /^(?:sw\.js|worker-start\.js(?:\?[0-9a-z=]*)?#(?:linter|deriver))$/;
  const only = (allowed) => (text) => {
    if (allowed(text)) return text;
    throw new TypeError("This is none of the app's own");
  };
  globalThis.trustedTypes?.createPolicy("default", {
    createHTML: only((text) => INERT.test(text)),
    createScriptURL: only((url) => (oneFile ? url.startsWith("blob:") : SCRIPTS.test(url))),
    createScript: only(() => false),
  });

  const A_WHILE = 1000;
  const LOOK = 250;
  const STEP = 10;
  const state = document.getElementById("boot-state");
  const progress = document.getElementById("boot-progress");
  const [bar] = progress.getElementsByTagName("progress");
  const [words] = progress.getElementsByTagName("span");
  // The build says how much there is to load: bytes of the program, or letters of the one file.
  const size = Number(progress.dataset.size);
  let begun = false;
  let loaded = 0;
  let timer;

  const waiting = () => document.getElementById("boot") !== null;
  const say = (text) => {
    // It is read out at each change.
    if (state.textContent !== text) state.textContent = text;
  };
  const inThisPage = () => {
    let letters = 0;
    for (const part of document.querySelectorAll('script[type="text/plain"]')) letters += part.textContent.length;
    return letters;
  };
  const look = () => {
    if (!waiting()) return clearInterval(timer);
    // Not all of it could be counted where the browser had it already.
    const part = Math.min(1, Math.max(loaded, inThisPage()) / size);
    const percent = Math.floor((part * 100) / STEP) * STEP;
    say(part < 1 ? "Loading the app …" : "Loaded. Starting …");
    if (bar.value !== percent || !words.textContent) {
      bar.value = percent;
      words.textContent = `${percent}%`;
    }
    progress.classList.add("prt-boot-progress--shown");
  };
  let rescued = false;
  // A page that did not start has no words to lose: a newer build that is on this machine may begin.
  const rescue = () => {
    const worker = navigator.serviceWorker;
    const own = worker?.controller?.scriptURL === new URL("sw.js", location.href).href;
    if (rescued || !own) return;
    rescued = true;
    worker.addEventListener("controllerchange", () => waiting() && location.reload());
    worker.controller.postMessage("rescue");
  };
  const stop = (text) => {
    if (!waiting()) return;
    rescue();
    clearInterval(timer);
    progress.classList.remove("prt-boot-progress--shown");
    state.setAttribute("role", "alert");
    say(text);
  };
  const fail = () =>
    stop("The app could not start. Connect to the network and reload the page, or take a fresh copy of the file: a part of it may be damaged here. If that does not help, this browser or its settings stop it: try a current Edge, Chrome or Firefox.");

  // A module of WebAssembly: its mark and version, then sections, each as its number, its length, its content.
  const known = (...sections) => WebAssembly.validate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, ...sections));
  // One function that takes and gives nothing (96 0 0), with this body; before its code a memory of no
  // pages. 0: no locals; 11: the end.
  const does = (...body) =>
    known(1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 5, 3, 1, 0, 0, 10, body.length + 4, 1, body.length + 2, 0, ...body, 11);
  /// What the program is made of, each in the smallest module that needs it.
  const knowsAll = () =>
    // Several values at once: a function's type that gives two i32 (127).
    known(1, 6, 1, 96, 0, 2, 127, 127) &&
    // Reference types: a table of externref (111).
    known(4, 4, 1, 111, 0, 0) &&
    // Sign extension: i32.const 0 (65 0), i32.extend8_s (192), drop (26).
    does(65, 0, 192, 26) &&
    // Conversions that do not break off: f32.const 0 (67 and four bytes), i32.trunc_sat_f32_s (252 0), drop.
    does(67, 0, 0, 0, 0, 252, 0, 26) &&
    // Bulk memory: three times i32.const 0, memory.fill (252 11) of memory 0.
    does(65, 0, 65, 0, 65, 0, 252, 11, 0);
  const isOld = () =>
    !("noModule" in HTMLScriptElement.prototype) ||
    // Of these the one that it starts by.
    typeof globalThis[oneFile ? "DecompressionStream" : "TransformStream"] !== "function" ||
    (typeof WebAssembly === "object" && !knowsAll());

  // From here on it is said what is wrong; the words for where this does not run are not needed.
  for (const one of document.getElementsByClassName("prt-boot-stopped")) one.hidden = true;
  if (isOld()) return stop("This browser is too old for the app. Use a current Edge, Chrome or Firefox.");
  if (typeof WebAssembly !== "object") {
    return stop("WebAssembly is switched off in this browser, and the app needs it. Ask IT to allow WebAssembly here, for this address or for this file, or use another browser: a current Edge, Chrome or Firefox.");
  }
  addEventListener("error", fail, true);
  addEventListener("unhandledrejection", fail);
  addEventListener("AppLoading", (event) => {
    begun = true;
    loaded = event.detail;
  });
  // What starts the program has run before the page is whole, or is not there.
  addEventListener("load", () => begun || fail());
  timer = setTimeout(() => {
    look();
    timer = setInterval(look, LOOK);
  }, A_WHILE);
  addEventListener("TrunkApplicationStarted", () => {
    clearInterval(timer);
    removeEventListener("error", fail, true);
    removeEventListener("unhandledrejection", fail);
  });
})();
