// Makes the programs of a built site small, parts the candidate's, and names it and the scripts by their content:
// parts that do not belong together must never meet in a cache.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { shrink } from "./shrink.mjs";

const folder = process.argv[2];
const page = join(folder, "index.html");

// What runs an attempt and what comes after it. Code of the first screens reaches it only where it has waited
// for `load::rest`; what is dropped or copied there may be theirs, and stays.
const LATER = new RegExp([
  "assay::(candidate::(conduct|keeping|opening|deliver|erasing|grading|done|review|item|head)|ui::dialog)::",
  // conduct.rs
  "app::App>::(dispatch|typed|take_draft|answered|go|tick|enter|take_over|lost|listen|history_moved|perform|publish|hold|note|ask_host)",
].join("|"));
const isLater = (name) => LATER.test(name) && !/drop_in_place|::clone::Clone/.test(name);

for (const name of readdirSync(folder).filter((name) => name.endsWith(".js"))) {
  const file = (ending) => join(folder, name.replace(/\.js$/, ending));
  if (!existsSync(file("_bg.wasm"))) continue;
  const rest = name.startsWith("candidate") && { file: file("_rest.wasm"), isLater };
  writeFileSync(file(".js"), shrink(file(".js"), file("_bg.wasm"), rest));
  if (rest) rename(name.replace(/\.js$/, ""), [".js", "_bg.wasm", "_rest.wasm"]);
}

// A script names the ones that it loads, so these come first.
named("rescue.js", "boot.js");
named("boot.js", "index.html");

/** Names a script by its content, also where it is loaded from. */
function named(name, by) {
  const digest = createHash("sha256").update(readFileSync(join(folder, name)));
  const whole = name.replace(".js", `-${digest.digest("hex").slice(0, 16)}.js`);
  writeFileSync(join(folder, by), readFileSync(join(folder, by), "utf8").replaceAll(name, whole));
  renameSync(join(folder, name), join(folder, whole));
}

function rename(former, endings) {
  const digest = createHash("sha256");
  for (const ending of endings) digest.update(readFileSync(join(folder, former + ending)));
  const name = `candidate-${digest.digest("hex").slice(0, 16)}`;
  for (const ending of endings) renameSync(join(folder, former + ending), join(folder, name + ending));
  writeFileSync(page, readFileSync(page, "utf8").replaceAll(former, name));
}
