/** Waits until what has opened last can be answered: for a moment no act counts on it. */
export function armed(page) {
  return page.evaluate(() => Promise.all(document.body.getAnimations().map(({ finished }) => finished)).then(() => {}));
}
