// Makes a program and its glue small, and parts of what is not needed at once.
//
// wasm-bindgen exports every class that any library marks for it, also the ones that this program
// never hands to JavaScript; each keeps its code in the program. And it names imports and exports at
// length. Here the classes go, then the code that only they reached, then the names.
import { transformSync } from "esbuild";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { blank, snip, sorted, split } from "./split.mjs";

const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals",
  "reference-types", "multivalue"].map((feature) => `--enable-${feature}`);
// The lowest kilobyte is the end of the stack.
const SMALL = ["--low-memory-unused", "-Oz"];
// Functions are moved whole, so nothing is merged into its caller before.
const APART = ["--no-inline=*", ...SMALL];
const LAST = ["--flatten", "--rereloop", ...SMALL, "-Oz"];

const binaryen = (tool, words) =>
  execFileSync(join("xtask/node_modules/.bin", tool), [...FEATURES, ...words], { encoding: "utf8", maxBuffer: 1 << 28 });

/** What std says of errors of files and sockets, which a browser does not have. */
const DEAD_TEXT = /entity not foundpermission denied[^"\\]*/;
/** Streams that leptos brings for servers, and the formatting that nothing uses where panics have no texts. */
const DEAD = [/wasm_streams/, /core::fmt::/];

/**
 * Shrinks a program and its glue; returns the glue, minified. With `rest`, functions of which `rest.isLater(name)`
 * holds go to `rest.file` with all that only they need; that part is instantiated with the first one's exports.
 */
export function shrink(glueFile, wasmFile, rest) {
  let glue = withoutClasses(readFileSync(glueFile, "utf8")).replace("initSync, ", "");
  const folder = mkdtempSync(join(tmpdir(), "shrink-"));
  const file = (name) => join(folder, name);
  const [program, text] = [file("program.wasm"), file("program.wat")];
  try {
    binaryen("wasm-opt", [wasmFile, "-g", ...APART, "-o", program]);
    // What one round takes away may have been all that held something else.
    for (let round = 0; round < 2; round += 1) {
      const names = [...new Set([...glue.matchAll(/\bwasm\.(\w+)/g)].map((found) => found[1])), "memory"];
      const graph = [{ name: "glue", root: true, reaches: names.map((name) => `export ${name}`) }];
      for (const name of names) graph.push({ name: `export ${name}`, export: name });
      writeFileSync(file("graph.json"), JSON.stringify(graph));
      binaryen("wasm-metadce", ["-g", `--graph-file=${file("graph.json")}`, program, "-o", program]);
      const source = binaryen("wasm-dis", [program]);
      writeFileSync(text, DEAD.reduce((left, dead) => snip(left, (name) => dead.test(name)), source));
      binaryen("wasm-opt", [text, "-g", ...APART, "-o", program]);
      glue = withoutImports(glue, imported(program));
      glue = transformSync(glue, { treeShaking: true, format: "esm" }).code;
    }
    writeFileSync(text, blank(binaryen("wasm-dis", [program]), DEAD_TEXT));
    binaryen("wasm-as", ["-g", text, "-o", program]);
    glue = shortNames(glue, program);
    if (rest) {
      const parts = split(binaryen("wasm-dis", [program]), rest.isLater);
      finish(parts.rest, rest.file, text);
      finish(parts.first(imported(rest.file)), wasmFile, text);
    } else {
      finish(binaryen("wasm-dis", [program]), wasmFile, text);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return transformSync(glue, { minify: true, treeShaking: true, format: "esm", legalComments: "none" }).code;
}

function finish(source, wasmFile, text) {
  writeFileSync(text, source);
  binaryen("wasm-opt", [text, ...LAST, "-o", wasmFile]);
  writeFileSync(text, sorted(binaryen("wasm-dis", [wasmFile])));
  binaryen("wasm-opt", [text, "--skip-pass=reorder-functions", ...SMALL, "-o", wasmFile]);
}

function withoutClasses(glue) {
  return glue
    .replace(/^export class (\w+) \{\n[\s\S]*?\n\}\n(if \(Symbol\.dispose\).*\n)?/gm, "")
    // Our own script starts the program, in one way.
    .replace(/console\.warn\([^;]*\);/g, ";")
    .replace(/^const \w+Finalization = [\s\S]*?;\n(?=\S|\n)/gm, "");
}

function imported(wasmFile) {
  const module = new WebAssembly.Module(readFileSync(wasmFile));
  return new Set(WebAssembly.Module.imports(module).map((entry) => entry.name));
}

// Each function that the program may import stands at one indentation, as a property of one object.
function withoutImports(glue, names) {
  const object = /(const import0 = \{\n)([\s\S]*?)(\n {2,4}\};)/;
  return glue.replace(object, (_, head, body, tail) => {
    const indent = body.match(/^ */)[0];
    const entries = body.split(new RegExp(`\\n(?=${indent}\\w)`));
    const kept = entries.filter((entry) => {
      const name = entry.match(/^\s*(\w+): /)?.[1];
      return name === undefined || name === "__proto__" || names.has(name);
    });
    return head + kept.join("\n") + tail;
  });
}

function shortNames(glue, wasmFile) {
  const words = ["-g", "--minify-imports-and-exports-and-modules", wasmFile, "-o", wasmFile];
  const renamed = JSON.parse(binaryen("wasm-opt", words));
  for (const [, before, after] of renamed.imports) {
    glue = replaced(glue, new RegExp(`^ *${before}: `, "m"), `${after}: `);
  }
  for (const [before, after] of renamed.exports) {
    glue = glue.replace(new RegExp(`\\bwasm\\.${before}\\b`, "g"), () => `wasm.${after}`);
  }
  return replaced(glue, /"\.\/\w+_bg\.js": import0/, '"a": import0');
}

function replaced(text, pattern, by) {
  if (!pattern.test(text)) throw new Error(`The glue has no ${pattern}; wasm-bindgen writes it in another way now.`);
  return text.replace(pattern, () => by);
}
