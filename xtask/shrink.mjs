// Takes out of a program and its glue what nothing reaches.
//
// wasm-bindgen exports every class that any library marks for it, also the ones that this program
// never hands to JavaScript; each keeps its code in the program. And it names imports and exports at
// length. Here the classes go, then the code that only they reached, then the names.
import binaryenLibrary from "binaryen";
import { transformSync } from "esbuild";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals",
  "reference-types", "multivalue"].map((feature) => `--enable-${feature}`);
const binaryen = (tool, words) =>
  execFileSync(join("xtask/node_modules/.bin", tool), words, { encoding: "utf8", maxBuffer: 1 << 26 });

// Of these crates nothing runs. What they export to JavaScript keeps their code in the program, and
// the addresses of their functions keep it there when the exports are gone.
const DEAD = /wasm_streams/;

/** Shrinks `NAME.js` and `NAME_bg.wasm`, where both are in the folder. Returns the glue, minified. */
export function shrink(glueFile, wasmFile) {
  let glue = withoutClasses(readFileSync(glueFile, "utf8")).replace("initSync, ", "");
  const folder = mkdtempSync(join(tmpdir(), "shrink-"));
  const file = (name) => join(folder, name);
  try {
    snip(wasmFile);
    binaryen("wasm-opt", [...FEATURES, "--low-memory-unused", "-Oz", wasmFile, "-o", wasmFile]);
    // What one round takes away may have been all that held something else.
    for (let round = 0; round < 2; round += 1) {
      const names = new Set([...glue.matchAll(/\bwasm\.(\w+)/g)].map((found) => found[1]));
      const graph = [{ name: "glue", root: true, reaches: [...names, "memory"].map((name) => `export ${name}`) }];
      for (const name of [...names, "memory"]) graph.push({ name: `export ${name}`, export: name });
      writeFileSync(file("graph.json"), JSON.stringify(graph));
      binaryen("wasm-metadce", [...FEATURES, `--graph-file=${file("graph.json")}`, wasmFile, "-o", wasmFile]);
      binaryen("wasm-opt", [...FEATURES, "--low-memory-unused", "-Oz", wasmFile, "-o", wasmFile]);
      glue = withoutImports(glue, imported(wasmFile));
      glue = transformSync(glue, { treeShaking: true, format: "esm" }).code;
    }
    glue = shortNames(glue, wasmFile);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return transformSync(glue, { minify: true, treeShaking: true, format: "esm", legalComments: "none" }).code;
}

// Names end with the first pass of wasm-opt, so this comes before.
function snip(wasmFile) {
  const module = binaryenLibrary.readBinary(readFileSync(wasmFile));
  let count = 0;
  for (let index = 0; index < module.getNumFunctions(); index += 1) {
    const { name, module: importedFrom } = binaryenLibrary.getFunctionInfo(module.getFunctionByIndex(index));
    if (importedFrom || !DEAD.test(name)) continue;
    binaryenLibrary.Function(module.getFunction(name)).setBody(module.unreachable());
    count += 1;
  }
  if (count === 0) throw new Error(`${wasmFile} has no function named ${DEAD}; is its section of names there?`);
  writeFileSync(wasmFile, module.emitBinary());
  module.dispose();
}

function withoutClasses(glue) {
  return glue
    .replace(/^export class (\w+) \{\n[\s\S]*?\n\}\n(if \(Symbol\.dispose\).*\n)?/gm, "")
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
  const words = [...FEATURES, "--minify-imports-and-exports-and-modules", wasmFile, "-o", wasmFile];
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
