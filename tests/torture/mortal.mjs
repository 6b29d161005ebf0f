import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { launchOn } from '../browser/support/chromium.mjs';

const run = promisify(execFile);

/** A browser that can be killed, with all its processes at once and no time to tidy up. */
export class Mortal {
  /** When it was killed, by the real clock. */
  killedAt = null;
  #group;

  static async start(profile, patience) {
    const mortal = new Mortal();
    mortal.context = await launchOn(profile);
    mortal.context.setDefaultTimeout(patience);
    mortal.gone = new Promise((gone) => mortal.context.once('close', gone));
    mortal.#group = await groupOf(profile);
    mortal.page = mortal.context.pages()[0] ?? (await mortal.context.newPage());
    return mortal;
  }

  /** Kills it, and waits until it is gone. */
  async kill() {
    this.killedAt ??= Date.now();
    try {
      process.kill(-this.#group, 'SIGKILL');
    } catch (error) {
      if (error.code !== 'ESRCH') {
        throw error;
      }
    }
    await this.gone;
  }

  /** Kills it in so many milliseconds, whatever goes on then. */
  killIn(ms) {
    return new Promise((done, fail) => {
      setTimeout(() => this.kill().then(done, fail), ms);
    });
  }
}

/** The process group of the browser that uses a profile folder: it leads one of its own. */
async function groupOf(profile) {
  const { stdout } = await run('ps', ['-A', '-ww', '-o', 'pid=,pgid=,args='], { maxBuffer: 1 << 26 });
  const found = stdout
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s(.*)$/.exec(line))
    .find((parts) => parts?.[3].includes(`--user-data-dir=${profile}`) && parts[1] === parts[2]);
  if (!found) {
    throw new Error(`There is no browser on ${profile} that leads a process group.`);
  }
  return Number(found[2]);
}
