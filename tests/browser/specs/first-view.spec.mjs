// The first view of a question: what it asks and what can be answered are seen before anything is scrolled.
import { expect, test } from '../support/assay.mjs';

/** A shipped pack, read as the site gives it out. */
async function shipped(assay) {
  assay.config.assessment = 'assessments/cto-smb.json';
  assay.config.key = 'assessments/cto-smb.key.json';
  const pack = await fetch(`${assay.site.url}assessments/cto-smb.json`);
  return pack.json();
}

/** What can be answered on the screen, from the top: the first option, place, step or field. */
function firstAnswer(page) {
  const article = page.getByRole('article');
  const options = article.getByRole('radio').or(article.getByRole('checkbox'));
  const steps = article.getByRole('button', { name: /^Move (up|down): / });
  return options.or(steps).or(article.getByRole('textbox')).first();
}

for (const [width, height, sections] of [
  [1280, 800, 5],
  // On a telephone the longest cases leave room for the question only.
  [375, 740, 2],
]) {
  test(`The answers of the shipped test can be seen at ${width}x${height} without scrolling`, async ({ assay }) => {
    const { page } = assay;
    await page.setViewportSize({ width, height });
    const pack = await shipped(assay);
    await assay.start();
    const shown = pack.sections.slice(0, sections).map(({ title }) => title);
    for (let question = 1; ; question += 1) {
      const section = await page.getByRole('banner').getByRole('strong').innerText();
      if (!shown.includes(section)) {
        break;
      }
      const title = await assay.question().innerText();
      expect(await page.evaluate(() => scrollY), title).toBe(0);
      const ways = await page.getByRole('group', { name: 'Move between questions' }).boundingBox();
      const answer = await firstAnswer(page).evaluate((node) => {
        const { top, height } = (node.closest('.row') ?? node).getBoundingClientRect();
        return { top, height };
      });
      // On a telephone a table that is asked about comes first.
      const isAfterTable = width < 400 && (await page.getByRole('article').getByRole('table').count()) > 0;
      if (!isAfterTable) {
        expect(answer.top + Math.min(answer.height, 40), title).toBeLessThanOrEqual(ways.y);
      }
      const next = assay.button('Next');
      if ((await next.count()) === 0) {
        break;
      }
      await assay.next();
      await expect(assay.question()).not.toHaveText(title);
    }
  });
}

test('How each section works is read before the clock starts, and is one press away from each question', async ({ assay }) => {
  const { page } = assay;
  const [first, second] = assay.pack.sections;
  first.instructions = 'Mark the tide. Nothing is taken off for a wrong mark.';
  second.instructions = 'Find the slip. Each document has one.';
  await assay.open();
  await assay.agree();
  const all = page.getByRole('region', { name: 'How each section works' });
  for (const section of [first, second]) {
    await expect(all.getByRole('heading', { level: 3, name: section.title })).toBeVisible();
    await expect(all.getByText(section.instructions)).toBeVisible();
  }
  await assay.press(assay.button('Start the test'));
  await expect(assay.question(/Question 1 of/)).toBeVisible();
  await expect(page.getByText('Mark the tide.', { exact: true })).toBeVisible();
  await expect(page.getByText(first.instructions)).toBeHidden();
  await page.getByText('How this section works').click();
  await expect(page.getByText(first.instructions)).toBeVisible();
  await assay.next();
  await expect(page.getByText('Mark the tide.', { exact: true })).toHaveCount(0);
  await expect(page.getByText('How this section works')).toBeVisible();
});
