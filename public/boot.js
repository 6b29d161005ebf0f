// Starts the program: shows how far loading is, asks early for the files that the first screens
// need, and says what to do when something fails. The only script besides the generated glue.
const { js, wasm, css } = document.querySelector("script[data-wasm]").dataset;
const at = (path) => new URL(path, document.baseURI);

// What the first screens look like stands in the page, and the policy names it by its digest. Where a host's own policy
// does not, the browser made no sheet of it: the same comes as a file, in the same place, since later sheets build on it.
const styles = document.querySelector("head > style");
if (css && styles && !styles.sheet) {
  styles.replaceWith(Object.assign(document.createElement("link"), { rel: "stylesheet", href: css }));
}

// For hosts that require trusted types. The framework makes elements from markup that stands in the program; what could
// act by itself is not among it.
const active = /<\/?(script|iframe|object|embed|base|link|meta|style)\b|\son\w+\s*=|javascript:/i;
globalThis.trustedTypes?.createPolicy("default", {
  createHTML: (markup) => (active.test(markup) ? null : markup),
  createScriptURL: (address) => (address === at("worker.js").href ? address : null),
});

const query = new URLSearchParams(location.search);
// On the pages for practice and for the trial of the endpoint no test runs, whatever is kept in this browser.
const isApart = query.has("practice") || query.has("probe");

// Candidates never fetch what only the trial of the endpoint looks like.
if (query.has("probe")) {
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "probe.css" }));
}
const show = (id) => document.getElementById(id);

const text = (path) =>
  fetch(at(path), { cache: "no-cache" }).then((reply) =>
    reply.ok ? reply.text() : Promise.reject(new Error(`${path}: ${reply.status}`)));

// The program takes these from here; what failed it asks for again, to find out why.
const config = text("config.json");
const early = (globalThis.assayEarly = { config });

// What a panic said, and where it was. The trap that follows says neither, and may be taken for some other error.
let panic = "";
let isRunning = false;
globalThis.assayPanicked = (text) => {
  panic = text;
  console.error(text);
  if (isRunning) globalThis.assayFallen();
};

function fail(error) {
  // What a screen has just opened for could not be pressed yet.
  document.body.removeAttribute("style");
  show("app").hidden = true;
  show("trouble").hidden = false;
  show("trouble-detail").textContent = panic || String(error);
}

// What is true on a page without a test: nothing of answers and time.
function tellApart(title, text) {
  show("trouble-title").textContent = title;
  show("trouble-text").textContent =
    `${text} If that doesn't help, reply to the message that brought you this link and describe what you see here.`;
}

// The program is missing. Whether a test was started in this browser decides what is true of answers and time.
async function missing(error) {
  if (isApart) {
    tellApart(
      "This page could not be loaded.",
      "Reload the page, or open the link in a current version of Firefox, Chrome, Edge or Safari.");
  } else if (await wasStarted()) {
    show("trouble-text").textContent =
      "A test was started in this browser. Its answers are kept here, and none are lost. If its time is not up, the clock keeps running. Reload the page to pick up where you left off. If that doesn't help, download your answers and send the file to the person who invited you.";
    show("trouble-save").hidden = false;
  }
  fail(error);
}

// By the browser's database, which is not made where there is none.
function wasStarted() {
  const reading = new Promise((resolve, reject) => {
    const request = indexedDB.open(`assay ${new URL(".", document.baseURI).pathname}`);
    request.onupgradeneeded = () => request.transaction.abort();
    request.onerror = reject;
    request.onsuccess = () => {
      const count = request.result.transaction("attempts").objectStore("attempts").count();
      count.onerror = reject;
      count.onsuccess = () => resolve(count.result > 0);
      request.result.close();
    };
  });
  const limit = new Promise((resolve) => setTimeout(resolve, 2000, false));
  return Promise.race([reading, limit]).catch(() => false);
}

// Called when the program has failed while it ran. Answers are on disk, and the clock is kept there.
globalThis.assayFallen = () => {
  if (isApart) {
    tellApart("Something went wrong on this page.", "Reload the page.");
    fail("");
    return;
  }
  show("trouble-title").textContent = "Something went wrong on this page.";
  show("trouble-text").textContent =
    "Your answers are kept in this browser. Reload the page to pick up where you left off. The clock keeps running. If that doesn't help, download your answers and send the file to the person who invited you.";
  show("trouble-save").hidden = false;
  fail("");
};

// A panic traps in the program, wherever it was called from.
for (const kind of ["error", "unhandledrejection"]) {
  addEventListener(kind, (event) => {
    if ((event.error ?? event.reason) instanceof WebAssembly.RuntimeError) globalThis.assayFallen();
  });
}

show("trouble-reload").addEventListener("click", () => location.reload());
globalThis.assaySave = async () => (await import(at("rescue.js"))).download();
show("trouble-save").addEventListener("click", globalThis.assaySave);

// A copy of the reply that counts its bytes on the way, so that the program is compiled meanwhile.
function counted(reply) {
  const total = Number(reply.headers.get("content-length"));
  const progress = show("progress");
  if (!reply.body || !total || reply.headers.get("content-encoding")) return reply;
  let seen = 0;
  const counter = new TransformStream({
    transform(chunk, controller) {
      seen += chunk.byteLength;
      progress.value = (seen / total) * 100;
      controller.enqueue(chunk);
    },
  });
  return new Response(reply.body.pipeThrough(counter), { headers: reply.headers });
}

// Browsers compile a program while it comes only if the host sends it under its own type. The second part of the
// program knows no other way, so what comes under another type is taken whole here.
const compileOnTheWay = WebAssembly.instantiateStreaming;
WebAssembly.instantiateStreaming = async (source, imports) => {
  const reply = await source;
  if (!reply.ok) throw new Error(`${reply.url}: ${reply.status}`);
  const type = reply.headers.get("content-type") ?? "";
  if (compileOnTheWay && type.toLowerCase() === "application/wasm") {
    return compileOnTheWay.call(WebAssembly, reply, imports);
  }
  return WebAssembly.instantiate(await reply.arrayBuffer(), imports);
};

// For a reload without a network; not while the first screens are drawn. Where a browser has no workers, the test
// works with a network only. A build that nobody named is one in the making.
function keepSite() {
  if (!document.documentElement.dataset.build) return;
  navigator.serviceWorker?.register(at("worker.js"), { updateViaCache: "none" }).catch(() => {});
}

// Called by the program whenever it has found all of itself here.
let isWhole = false;
globalThis.assayWhole = () => {
  if (!isWhole) setTimeout(keepSite, 3000);
  isWhole = true;
};

try {
  if (typeof WebAssembly !== "object") throw new Error("WebAssembly is not available.");
  const [glue, reply] = await Promise.all([import(at(js)), fetch(at(wasm))]);
  if (!reply.ok) throw new Error(`${wasm}: ${reply.status}`);
  // The content comes while the program is compiled.
  early.pack = config.then((source) => text(JSON.parse(source).assessment));
  config.catch(() => {});
  early.pack.catch(() => {});
  await glue.default({ module_or_path: counted(reply) });
  isRunning = true;
} catch (error) {
  missing(error);
}
