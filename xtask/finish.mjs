// Makes scripts, styles and packs of a built site small, writes FILE.br and FILE.gz beside every file that
// shrinks, and prints what each weighs.
import { transformSync } from "esbuild";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const folder = process.argv[2];
const shrinks = /\.(html|css|js|json|svg|wasm|txt)$/;

console.log("    bytes   brotli  file");
const files = readdirSync(folder, { recursive: true }).filter((name) => shrinks.test(name)).sort();
for (const name of files) {
  const file = join(folder, name);
  let bytes = readFileSync(file);
  const isEdited = ["config.json", "desk.json"].includes(name);
  if (name.endsWith(".json") && !isEdited) {
    bytes = Buffer.from(JSON.stringify(excerpt(JSON.parse(bytes))));
    writeFileSync(file, bytes);
  }
  const script = name.match(/\.(js|css)$/);
  if (script) {
    const options = { loader: script[1], minify: true, legalComments: "none" };
    bytes = Buffer.from(transformSync(bytes.toString(), options).code);
    writeFileSync(file, bytes);
  }
  const small = brotli(bytes);
  // Teams edit these files after unzipping; a host must never serve an older copy in their place.
  if (!isEdited) {
    writeFileSync(`${file}.br`, small);
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
  const columns = [bytes.length, small.length].map((count) => String(count).padStart(9));
  console.log(`${columns.join("")}  ${name}`);
}

// A deployed key has no rubrics: no rule grades by them, and candidates need not read what raters look for.
// It names the whole key, so that grades made with either are the same.
function excerpt(document) {
  if (!document.schema?.startsWith("assay/key/") || document.excerpt_of) return document;
  const items = Object.entries(document.items).map(([id, item]) => [id, item.rule === "rubric" ? { rule: item.rule } : item]);
  const whole = createHash("sha256").update(canonical(document)).digest("hex");
  return { ...document, excerpt_of: whole, items: Object.fromEntries(items) };
}

// Canonical as in RFC 8785, for documents of texts, whole numbers and truth values.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)}}`;
}

// What makes one file smaller makes another larger, so some ways are tried.
function brotli(bytes) {
  const ways = [0, bytes.length].flatMap((hint) => [0, 1].map((postfix) => ({
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: hint,
    [constants.BROTLI_PARAM_NPOSTFIX]: postfix,
    [constants.BROTLI_PARAM_NDIRECT]: 8 * postfix,
  })));
  return ways.map((params) => brotliCompressSync(bytes, { params })).sort((a, b) => a.length - b.length)[0];
}
