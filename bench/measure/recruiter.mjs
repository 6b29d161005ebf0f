// How long the recruiter's page takes to open, check and grade many bundles.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { variant } from "../../tests/browser/support/variants.mjs";
import { withPage } from "../browser.mjs";

/**
 * Opens `count` bundles, made from one that a candidate's browser sent, in a fresh browser, `runs` times. Returns
 * the milliseconds from the choice of the files to the frame after the list is there.
 */
export async function openMany(url, bundle, count, runs) {
  const folder = mkdtempSync(join(tmpdir(), "assay-bench-"));
  try {
    const files = Array.from({ length: count }, (_, number) => {
      const name = join(folder, `${number}.json`);
      writeFileSync(name, variant(bundle, number));
      return name;
    });
    const times = [];
    for (let run = 0; run < runs; run += 1) times.push(await openOnce(url, files));
    return times;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function openOnce(url, files) {
  return withPage({}, async (page) => {
    await page.goto(`${url}recruiter.html#/candidates`);
    await page.getByText("Nobody is on this page yet").waitFor();
    await page.evaluate(watch, files.length);
    await page.getByLabel("Files", { exact: true }).setInputFiles(files);
    return page.evaluate(() => globalThis.benchOpened);
  });
}

// In the page: from the event of the file field to the frame in which the last row is there.
function watch(count) {
  globalThis.benchOpened = new Promise((done) => {
    const begin = () => {
      const started = performance.now();
      const look = () => {
        if (document.querySelectorAll("#main tbody tr").length < count) return requestAnimationFrame(look);
        return requestAnimationFrame(() => setTimeout(() => done(performance.now() - started)));
      };
      look();
    };
    addEventListener("change", begin, { capture: true, once: true });
  });
}
