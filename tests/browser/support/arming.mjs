/** Waits until what has opened last can be answered: for a moment no press counts on it. */
export function armed(page) {
  return page.evaluate(() => {
    const { body } = document;
    const isArmed = () => body.style.pointerEvents !== 'none';
    return isArmed() || new Promise((done) => {
      new MutationObserver(() => isArmed() && done(true)).observe(body, { attributeFilter: ['style'] });
    });
  });
}
