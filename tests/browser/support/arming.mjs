/** Waits until what has opened last can be answered: for a moment no act counts on it. */
export function armed(page) {
  return page.evaluate(async () => {
    for (let resting = document.body.getAnimations(); resting.length > 0; resting = document.body.getAnimations()) {
      await Promise.all(resting.map((one) => new Promise((done) => one.addEventListener('finish', done))));
    }
  });
}
