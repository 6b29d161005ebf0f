import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const KIND = 'receiver killed';
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LIMIT_MS = 1_800_000;

/** The crowd that sends `count` bundles to a receiver that is killed in between, as one job. */
export function receiverJobs({ count, tally }) {
  if (count === 0) {
    return [];
  }
  const book = tally.book('submissions.1');
  return [{ book, kind: KIND, faults: 1, limitMs: LIMIT_MS, run: () => soak(count, book) }];
}

async function soak(count, book) {
  const { status, text } = await cargo(['test', '--package', 'assay-cli', '--test', 'soak', '--', '--ignored', '--nocapture'], count);
  const summary = /^soak: submitted (\d+), acknowledged (\d+), lost (\d+), doubled (\d+), restarts (\d+)/m.exec(text);
  if (!summary) {
    throw new Error(`The soak came to no end (status ${status}):\n${text.slice(-2_000)}`);
  }
  const [submitted, acknowledged, lost, doubled, restarts] = summary.slice(1).map(Number);
  book.tally.say(summary[0]);
  for (let restart = 0; restart < restarts; restart += 1) {
    book.tried(KIND);
  }
  const missing = lost + count - Math.min(submitted, acknowledged);
  if (missing > 0) {
    book.missing(KIND, summary[0], missing);
  }
  if (doubled > 0) {
    book.doubled(KIND, summary[0], doubled);
  }
  if (status !== 0) {
    book.wrong(KIND, text.slice(-2_000));
  }
}

function cargo(words, count) {
  const env = { ...process.env, SOAK_SUBMISSIONS: String(count) };
  const program = spawn(process.env.CARGO ?? 'cargo', words, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const output of [program.stdout, program.stderr]) {
    output.on('data', (part) => (text += part));
  }
  return new Promise((done, fail) => {
    program.once('error', fail);
    program.once('close', (status) => done({ status, text }));
  });
}
