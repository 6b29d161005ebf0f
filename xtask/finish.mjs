// Makes the scripts of a built site small, writes FILE.br and FILE.gz beside every file that shrinks,
// and prints what each weighs. Trunk's own minifier cannot read the glue that wasm-bindgen writes.
import { transformSync } from "esbuild";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { shrink } from "./shrink.mjs";

const folder = process.argv[2];
const shrinks = /\.(html|css|js|json|svg|wasm|txt)$/;

for (const name of readdirSync(folder).filter((name) => name.endsWith(".js"))) {
  const [glue, program] = [name, name.replace(/\.js$/, "_bg.wasm")].map((part) => join(folder, part));
  if (existsSync(program)) writeFileSync(glue, shrink(glue, program));
}

console.log("    bytes   brotli  file");
const files = readdirSync(folder, { recursive: true }).filter((name) => shrinks.test(name)).sort();
for (const name of files) {
  const file = join(folder, name);
  let bytes = readFileSync(file);
  const script = name.match(/\.(js|css)$/);
  if (script) {
    const options = { loader: script[1], minify: true, legalComments: "none" };
    bytes = Buffer.from(transformSync(bytes.toString(), options).code);
    writeFileSync(file, bytes);
  }
  const small = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  // Teams edit this file after unzipping; a host must never serve an older copy in its place.
  if (name !== "config.json") {
    writeFileSync(`${file}.br`, small);
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
  const columns = [bytes.length, small.length].map((count) => String(count).padStart(9));
  console.log(`${columns.join("")}  ${name}`);
}
