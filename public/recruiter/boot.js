// Starts the recruiter's page, and says what to do when something fails. The only script besides the glue.
const programs = document.querySelector("script[data-wasm]").dataset;
// A relative base would lead elsewhere as soon as a screen has given the page another address.
const base = document.querySelector("base");
base.href = document.baseURI;
// The test in memory is a program of its own, which the recruiter's page does without.
const isSandbox = new URLSearchParams(location.search).has("sandbox");
const { js, wasm } = isSandbox ? { js: programs.sandboxJs, wasm: programs.sandboxWasm } : programs;
const at = (path) => new URL(path, document.baseURI);

// For hosts that require trusted types. The framework makes elements from markup that stands in the program; what could
// act by itself is not among it.
const active = /<\/?(script|iframe|object|embed|base|link|meta|style)\b|\son\w+\s*=|javascript:/i;
globalThis.trustedTypes?.createPolicy("default", {
  createHTML: (markup) => (active.test(markup) ? null : markup),
});

if (isSandbox) {
  // The page has asked for the recruiter's program early; taken and dropped, it brings no warning.
  fetch(at(programs.wasm)).then((reply) => reply.body?.cancel()).catch(() => {});
}
const show = (id) => document.getElementById(id);

function fail(error) {
  show("app").hidden = true;
  show("trouble").hidden = false;
  show("trouble-detail").textContent = panic || String(error);
}

// Called when the program has failed while it ran. What was done is kept at each step.
function fallen(error) {
  show("trouble-title").textContent = "Something went wrong on this page.";
  show("trouble-text").textContent =
    "Everything you have done so far is kept in this browser. Reload the page to continue.";
  fail(error);
}

// What a panic said, and where it was. The trap that follows says neither, and may be taken for some other error.
let panic = "";
globalThis.assayPanicked = (text) => {
  panic = text;
  console.error(text);
  fallen(text);
};

// A trap may come from anywhere.
for (const kind of ["error", "unhandledrejection"]) {
  addEventListener(kind, (event) => {
    const error = event.error ?? event.reason;
    if (error instanceof WebAssembly.RuntimeError) fallen(error);
  });
}
show("trouble-reload").addEventListener("click", () => location.reload());

try {
  if (typeof WebAssembly !== "object") throw new Error("WebAssembly is not available.");
  const glue = await import(at(js));
  await glue.default({ module_or_path: fetch(at(wasm)) });
} catch (error) {
  fail(error);
}
