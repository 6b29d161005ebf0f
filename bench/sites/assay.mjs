// The candidate's site as `cargo xtask dist` leaves it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { file } from "../server.mjs";

const DIST = process.env.ASSAY_DIST ?? fileURLToPath(new URL("../../dist/candidate", import.meta.url));

/** The site with the ways of a candidate through it; a message for the person where it is not built. */
export function assay() {
  if (!existsSync(join(DIST, "index.html"))) {
    throw new Error("dist/candidate is not built. Run `cargo xtask dist`.");
  }
  const names = readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const files = new Map(
    names.map((name) => {
      const compressed = existsSync(`${name}.br`) ? readFileSync(`${name}.br`) : undefined;
      const path = name.slice(DIST.length + 1).replaceAll("\\", "/");
      return [path, file(path, readFileSync(name), compressed)];
    }),
  );
  const page = readFileSync(join(DIST, "index.html"), "utf8");
  const [, policy] = page.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/);
  return {
    name: "Assay",
    files,
    // As the files of headers have it.
    policy: `${policy}; frame-ancestors 'none'`,
    walk: { entry: "Continue", start: "Start the test", question: "h1" },
    async next(page) {
      const keep = page.getByRole("button", { name: "Keep this order" });
      if (await keep.isVisible()) await keep.click();
      const next = page.getByRole("button", { name: "Next", exact: true });
      if (!(await next.isVisible()) || !(await next.isEnabled())) return false;
      await next.click();
      return true;
    },
    async finish(page) {
      await page.getByRole("button", { name: "Review answers", exact: true }).first().click();
      await page.getByRole("button", { name: "Submit test" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Submit test" }).click();
      await page.getByText(/^Delivered\b/).waitFor();
    },
  };
}

/** The assessment that the site is configured for. */
export function content() {
  const read = (path) => JSON.parse(readFileSync(join(DIST, path), "utf8"));
  return read(read("config.json").assessment);
}
