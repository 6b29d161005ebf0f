/** No case takes longer, even on a busy machine, unless it says so. */
const LIMIT_MS = 600_000;

/** Works through jobs, some at a time. What breaks off counts as not finished. */
export async function workThrough(jobs, workers, progress = () => {}) {
  const rest = [...jobs];
  const work = async () => {
    for (let job = rest.shift(); job; job = rest.shift()) {
      await finish(job);
      progress(job);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
}

async function finish({ book, kind, faults, run, limitMs = LIMIT_MS }) {
  let timer;
  const limit = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`It took longer than ${limitMs / 1_000} s.`)), limitMs);
  });
  try {
    await Promise.race([run(), limit]);
  } catch (error) {
    book.unfinished(kind, String(error.stack ?? error), Math.max(1, faults - book.count));
    return;
  } finally {
    clearTimeout(timer);
  }
  if (book.count < faults) {
    book.unfinished(kind, `${book.count} of ${faults} faults`, faults - book.count);
  }
}

/** Lists of jobs as one, each spread over the whole, so that what waits and what works overlap. */
export function interleaved(lists) {
  const placed = lists.flatMap((list) => list.map((job, at) => ({ job, place: (at + 0.5) / list.length })));
  return placed.sort((one, other) => one.place - other.place).map(({ job }) => job);
}
