// Makes the program of the built desk quicker, and names it by its content. It need not be small: recruiters open it
// from their own machine, and it has formatting that the candidate's program does without.
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals",
  "reference-types", "multivalue"].map((feature) => `--enable-${feature}`);

const folder = process.argv[2];
const page = join(folder, "index.html");
const html = readFileSync(page, "utf8");
const [, glue] = /data-js="(?:\.\/)?([^"]+)"/.exec(html);
const wasm = glue.replace(".js", "_bg.wasm");
const program = join(folder, wasm);
execFileSync("xtask/node_modules/.bin/wasm-opt", [program, ...FEATURES, "-O3", "-o", program]);

const digest = createHash("sha256");
for (const name of [glue, wasm]) digest.update(readFileSync(join(folder, name)));
const base = `recruiter-${digest.digest("hex").slice(0, 16)}`;
renameSync(join(folder, glue), join(folder, `${base}.js`));
renameSync(program, join(folder, `${base}_bg.wasm`));
writeFileSync(page, html.replaceAll(wasm, `${base}_bg.wasm`).replaceAll(glue, `${base}.js`));
