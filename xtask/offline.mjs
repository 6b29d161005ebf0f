// Tells the service worker of a built site what the build is called and which files make it up.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const [page, script] = ["index.html", "worker.js"].map((name) => join(folder, name));
const [html, worker] = [page, script].map((file) => readFileSync(file, "utf8"));

const build = createHash("sha256").update(html + worker).digest("hex").slice(0, 16);
const isPart = /^(candidate|site|rest|boot|rescue|favicon)-[0-9a-f]{16}(_bg|_rest)?\.(js|wasm|css|svg)$/;
const files = readdirSync(folder).filter((name) => isPart.test(name)).sort();
for (const part of ["_bg.wasm", "_rest.wasm", ".css", "boot-"]) {
  if (!files.some((name) => name.includes(part))) throw new Error(`The site has no ${part} to keep.`);
}

writeFileSync(page, filled(html, "<html ", `<html data-build="${build}" `));
const named = filled(worker, 'BUILD = ""', `BUILD = "${build}"`);
writeFileSync(script, filled(named, "FILES = []", `FILES = ${JSON.stringify(files)}`));

function filled(text, what, how) {
  if (!text.includes(what)) throw new Error(`${what} is not there to be filled in.`);
  return text.replace(what, () => how);
}
