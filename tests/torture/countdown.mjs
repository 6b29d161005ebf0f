/** Waits until the countdown changes: what it shows then, in milliseconds, and when that was. */
export async function nextSecond(page) {
  const { text, at } = await page.evaluate(
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
  return { leftMs: milliseconds(text), at };
}

/** A clock's face in milliseconds. */
export function milliseconds(face) {
  const [minutes, seconds] = face.split(':').map(Number);
  return (minutes * 60 + seconds) * 1_000;
}
