// The recruiter's page as `cargo xtask dist` leaves it, with the keys beside it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { file } from "../server.mjs";

const DIST = process.env.ASSAY_DIST ?? fileURLToPath(new URL("../../dist/candidate", import.meta.url));

/** The recruiter; a message for the person where it is not built. */
export function recruiter() {
  const folder = join(DIST, "../recruiter");
  if (!existsSync(join(folder, "recruiter.html"))) {
    throw new Error("dist/recruiter is not built. Run `cargo xtask dist`.");
  }
  const files = new Map([...below(folder, ""), ...below(join(DIST, "../keys"), "keys/")]);
  files.set("bundles/", file("bundles.json", "[]"));
  return { name: "recruiter", files };
}

function below(folder, prefix) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return names.map((name) => {
    const path = name.slice(folder.length + 1).replaceAll("\\", "/");
    return [prefix + path, file(path, readFileSync(name), Buffer.from(readFileSync(name)))];
  });
}
