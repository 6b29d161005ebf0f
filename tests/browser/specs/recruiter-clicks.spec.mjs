// From files to decisions as somebody does it who has never seen the page: by what the screens offer next, with a mouse.
import { expect, test } from '../support/recruiter.mjs';
import { variant } from '../support/variants.mjs';

const CANDIDATES = 6;
const QUESTIONS = 6;
const MOST_CLICKS = 80;

test('Six candidates go from their files to decisions in at most eighty clicks', async ({ recruiter, bundles }) => {
  test.setTimeout(180_000);
  const { page } = recruiter;
  // Every press of a button of the mouse counts, on whatever it falls.
  let clicks = 0;
  await page.exposeFunction('countClick', () => (clicks += 1));
  await page.addInitScript(() => addEventListener('pointerdown', () => globalThis.countClick(), true));
  const files = Object.fromEntries(
    Array.from({ length: CANDIDATES }, (_, at) => [`person-${at}`, variant(bundles.strong, at + 1)]),
  );

  await recruiter.open('home');
  await page.getByRole('textbox', { name: 'Your name' }).click();
  await recruiter.sitDown('Ann Rater');
  await page.getByRole('link', { name: 'Open files', exact: true }).click();
  await recruiter.choose(files);
  // The browser's own window for files takes two more.
  clicks += 2;
  await expect(recruiter.messages).toContainText(`Answer files opened: ${CANDIDATES}.`);

  await recruiter.link('What is next').click();
  await page.locator('#main').getByRole('link', { name: `Rate ${CANDIDATES} answers`, exact: true }).click();
  for (let left = CANDIDATES; left > 0; left -= 1) {
    await page.getByRole('radio', { name: /^4\b/ }).click();
    await expect(page.getByText('Your rating, 4, is saved.')).toBeVisible();
    if (left > 1) {
      const title = page.getByRole('heading', { level: 2, name: /^Candidate [0-9A-F]{5} · Letter$/ });
      const before = await title.innerText();
      await recruiter.button('Go to the next one you have not rated').click();
      await expect(title).not.toHaveText(before);
    }
  }

  const people = page.getByRole('region', { name: 'Candidates by next step' });
  for (let left = CANDIDATES; left > 0; left -= 1) {
    await recruiter.link('What is next').click();
    await people.getByRole('link', { name: /^Interview: 6 questions are open/ }).first().click();
    const radios = page.getByRole('radio', { name: /^4\b/ });
    await expect(radios).toHaveCount(QUESTIONS);
    for (let at = 0; at < QUESTIONS; at += 1) {
      await radios.nth(at).click();
      await expect(page.getByText('Your rating, 4, is saved.')).toHaveCount(at + 1);
    }
  }

  await recruiter.link('Candidates').click();
  await page.getByRole('checkbox', { name: 'Select all shown' }).click();
  await recruiter.button('Decide').click();
  const dialog = page.getByRole('dialog', { name: 'Decide about the selected candidates' });
  await dialog.getByRole('radio', { name: /^Advance/ }).click();
  await dialog.getByRole('textbox', { name: 'Reason' }).click();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('As the answers and the interviews show, read twice.');
  await dialog.getByRole('button', { name: 'Record the decisions' }).click();
  await expect(recruiter.messages).toContainText(`Decided about ${CANDIDATES} candidates: Advance.`);
  console.log(`From files to decisions: ${clicks} clicks for ${CANDIDATES} candidates.`);
  expect(clicks).toBeLessThanOrEqual(MOST_CLICKS);
});
