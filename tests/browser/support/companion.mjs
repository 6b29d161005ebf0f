import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const built = ['debug', 'release'].map((profile) =>
  fileURLToPath(new URL(`../../../target/${profile}/assay`, import.meta.url)),
);

/** The native program; `cargo build --bin assay` makes it. */
export function program() {
  const found = [process.env.ASSAY_BIN, ...built].find((path) => path && existsSync(path));
  if (!found) {
    throw new Error('The program `assay` is not built. Run `cargo build --bin assay`.');
  }
  return found;
}

/** Runs the program; what it printed, and its exit code. */
export function assayProgram(...parameters) {
  return new Promise((resolve) => {
    execFile(program(), parameters, { maxBuffer: 1 << 24 }, (error, stdout, stderr) => {
      resolve({ code: error ? error.code : 0, stdout, stderr });
    });
  });
}

/** Serves a site and receives its answers, until `stop` is called. */
export async function assayServe(site, submissions, port) {
  const address = `127.0.0.1:${port}`;
  const child = spawn(program(), ['serve', site, '--submissions', submissions, '--addr', address], {
    stdio: 'ignore',
  });
  const url = `http://${address}/`;
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      await fetch(url, { method: 'HEAD' });
      break;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return { url, stop: () => child.kill() };
}
