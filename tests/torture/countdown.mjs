import { setTimeout as pause } from 'node:timers/promises';

/** A countdown that stands still for so long does not change any more. */
const STILL_MS = 5_000;

/**
 * Waits until the countdown changes: what it shows then, in milliseconds, and when that was. If it stands
 * still, what it shows.
 */
export async function nextSecond(page) {
  const still = new AbortController();
  const { text, at } = await Promise.race([change(page), standing(page, still.signal)]);
  still.abort();
  return { leftMs: milliseconds(text), at };
}

async function standing(page, signal) {
  await pause(STILL_MS, undefined, { signal }).catch(() => new Promise(() => {}));
  return { text: await page.getByRole('timer', { name: 'Time left' }).innerText(), at: Date.now() };
}

function change(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const face = () => document.querySelector('[role=timer]')?.textContent;
        const before = face();
        const watch = new MutationObserver(() => {
          if (face() !== before) {
            watch.disconnect();
            resolve({ text: face(), at: Date.now() });
          }
        });
        watch.observe(document.body, { childList: true, characterData: true, subtree: true });
      }),
  );
}

/** A clock's face in milliseconds. */
function milliseconds(face) {
  const [minutes, seconds] = face.split(':').map(Number);
  return (minutes * 60 + seconds) * 1_000;
}
