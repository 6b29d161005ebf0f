import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** How long a server may take until it answers, in milliseconds. */
const PATIENCE_MS = 25_000;

/** A port on this machine that nobody listens on. */
export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** A folder for the time of a test. */
export function temporaryFolder() {
  return mkdtempSync(join(tmpdir(), 'assay-'));
}

/** The first of some files that is there. */
export function installed(what, paths) {
  const found = paths.find((path) => path && existsSync(path));
  if (!found) {
    throw new Error(`${what} is not installed. \`cargo xtask test\` installs what the tests need.`);
  }
  return found;
}

/** A server in a process and a folder of its own. */
export class Program {
  /** What it printed. */
  said = '';

  constructor(command, parameters, folder, environment = {}) {
    this.folder = folder;
    this.child = spawn(command, parameters, {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.ended = new Promise((done) => {
      this.child.once('error', (error) => done(error.message));
      this.child.once('exit', (code, signal) => done(`exit ${code ?? signal}`));
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.on('data', (text) => {
        this.said += text;
      });
    }
  }

  /** Waits until an address answers, whatever it says. */
  answers(url) {
    return this.#until(async () => {
      try {
        await fetch(url);
        return true;
      } catch {
        return false;
      }
    });
  }

  /** Waits until the program has printed something. */
  says(words) {
    return this.#until(() => this.said.includes(words));
  }

  async #until(ready) {
    let end;
    this.ended.then((how) => {
      end = how;
    });
    for (const limit = Date.now() + PATIENCE_MS; end === undefined && Date.now() < limit; await pause(50)) {
      if (await ready()) {
        return;
      }
    }
    await this.stop();
    throw new Error(`${this.child.spawnfile} does not answer (${end ?? 'too slow'}).\n${this.said}`);
  }

  /** Ends the process and removes its folder. */
  async stop() {
    this.child.kill();
    await this.ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
