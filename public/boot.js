// Says how far the start has come where it takes a while, and what is wrong where the app cannot
// start, instead of leaving the page waiting.
(() => {
  const A_WHILE = 1000;
  const LOOK = 250;
  const STEP = 10;
  const state = document.getElementById("boot-state");
  const progress = document.getElementById("boot-progress");
  const [bar] = progress.getElementsByTagName("progress");
  const [words] = progress.getElementsByTagName("span");
  const supported = typeof WebAssembly === "object" && "noModule" in HTMLScriptElement.prototype;
  // The build says how much there is to load: bytes of the program, or letters of the one file.
  const size = Number(progress.dataset.size);
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
  const fail = () => {
    if (!waiting()) return;
    rescue();
    clearInterval(timer);
    progress.classList.remove("prt-boot-progress--shown");
    state.setAttribute("role", "alert");
    say(
      supported
        ? "The app could not start. Connect to the network and reload the page, or take a fresh copy of the file: a part of it may be damaged here. If that does not help, this browser or its settings stop it: try a current Edge, Chrome or Firefox."
        : "This browser is too old for the app. Use a current Edge, Chrome or Firefox.",
    );
  };

  if (!supported) return fail();
  addEventListener("error", fail, true);
  addEventListener("unhandledrejection", fail);
  addEventListener("AppLoading", (event) => { loaded = event.detail; });
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
