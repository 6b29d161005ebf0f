import { expectAccessible } from '../support/axe.mjs';
import { expect, expectNarrow, pseudonym, test } from '../support/recruiter.mjs';

/** Twenty-three words, so nineteen sequences of five. */
const SHARED = 'We measured the noise at the quay on three nights and it stays below what the port allows after ten in the evening';
const ONE = `Dear captain, thank you for writing. ${SHARED}. Please tell us which berth you mean.`;
const OTHER = `Good morning! I looked into it: ${SHARED.toUpperCase()}, so nothing has to change.`;

/** The bundle as another candidate would have sent it, with another letter. */
function wrote(bundle, { name, id, text }) {
  const changed = JSON.parse(bundle);
  changed.attempt_id = `${id.repeat(8)}${changed.attempt_id.slice(8)}`;
  changed.candidate = { name };
  for (const item of changed.sections.flatMap(({ items }) => items)) {
    if (item.id === 'letter') {
      item.response = { text };
    }
  }
  return JSON.stringify(changed);
}

const both = ({ strong }) => ({
  one: wrote(strong, { name: 'Uma First', id: 'a', text: ONE }),
  other: wrote(strong, { name: 'Vic Second', id: 'b', text: OTHER }),
});

/** The switch on the screen. */
const turnOn = (recruiter) => recruiter.page.getByRole('checkbox', { name: 'Compare written answers with each other' });

const pairs = (recruiter) => recruiter.page.getByRole('table', { name: 'Similar answers, the largest share first' });

async function seat(recruiter, files) {
  await recruiter.open();
  await recruiter.sitDown('Ann Rater');
  await recruiter.choose(files);
  await expect(recruiter.messages).toContainText(`Answer files opened: ${Object.keys(files).length}.`);
}

async function expectSound(recruiter, state) {
  await expectAccessible(recruiter.page, state);
  await expectNarrow(recruiter.page, state);
}

test('Answers are compared only where somebody turned it on, and both texts stand side by side', async ({ recruiter, bundles }) => {
  test.setTimeout(300_000);
  const { page } = recruiter;
  const files = both(bundles);
  await seat(recruiter, files);
  await recruiter.rateLetter(files.one, 4);
  await recruiter.rateLetter(files.other, 3);
  const parts = page.getByRole('navigation', { name: 'Parts of rating' });
  await expect(parts.getByRole('link', { name: 'Similar answers' })).toHaveCount(0);

  await recruiter.at('/rating/similar');
  await expect(recruiter.heading('Similar answers')).toBeVisible();
  await expect(page.getByText('Written answers are not compared.')).toBeVisible();
  await expect(turnOn(recruiter)).not.toBeChecked();
  await expect(pairs(recruiter)).toHaveCount(0);
  await expectSound(recruiter, 'similar answers, off');

  await turnOn(recruiter).check();
  await expect(parts.getByRole('link', { name: 'Similar answers' })).toHaveAttribute('aria-current', 'page');
  const row = pairs(recruiter).getByRole('row').filter({ hasText: 'Uma First and Vic Second' });
  await expect(row).toContainText('Letter');
  // The one has 13 sequences of its own, the other 11.
  await expect(row).toContainText('19 of 43 sequences (44 %)');
  await expect(page.getByText('2 of 2 written answers can be shown to you now.')).toBeVisible();
  await expectSound(recruiter, 'similar answers, on');

  await row.getByRole('button', { name: 'Show the answers of Uma First and Vic Second: Letter' }).click();
  const title = page.getByRole('heading', { level: 2, name: 'Uma First and Vic Second: Letter' });
  await expect(title).toBeFocused();
  await expect(page.getByText('1 passage in common.')).toBeVisible();
  for (const [name, text] of [['Uma First', SHARED], ['Vic Second', SHARED.toUpperCase()]]) {
    const passage = page.getByRole('region', { name: `Answer of ${name}` }).locator('mark');
    await expect(passage).toHaveCount(1);
    await expect(passage).toContainText(text);
    // Not by color alone: a line below, a number before, and words for whoever hears it.
    await expect(passage).toHaveCSS('text-decoration-line', 'underline');
    await expect(passage.locator('b')).toHaveText('1');
    await expect(passage).toContainText('Passage 1 begins:');
  }
  await expect(page.getByRole('region', { name: 'Answer of Uma First' })).toContainText('which berth you mean');
  await expectSound(recruiter, 'similar answers, both texts');
  await page.setViewportSize({ width: 320, height: 700 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide, '320 px wide').toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 720 });

  // While names are hidden, nothing of them is on the screen.
  const hide = page.getByRole('checkbox', { name: 'Hide names' });
  await hide.check();
  const [one, other] = [pseudonym(files.one), pseudonym(files.other)];
  await expect(page.getByRole('heading', { level: 2, name: `${one} and ${other}: Letter` })).toBeVisible();
  await expect(page.locator('#main')).not.toContainText(/Uma|Vic/);
  await hide.uncheck();
  await recruiter.button('Hide both texts').click();
  await expect(title).toHaveCount(0);
  await expect(recruiter.heading('Similar answers')).toBeFocused();

  // Nothing else of the page, and no file, tells of it.
  for (const screen of ['/', '/home', '/compare', '/rating/agreement']) {
    await recruiter.at(screen);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('#main')).not.toContainText(/in common|sequences/);
  }
  await recruiter.goTo(files.one);
  await expect(page.locator('#main')).not.toContainText(/in common|sequences/);
  await recruiter.at('/');
  const table = await recruiter.saved(() => recruiter.button('Table for spreadsheets (CSV)').click());
  expect(table.text).not.toMatch(/similar|in common|sequences/i);

  // This browser remembers it, until it is turned off.
  await recruiter.at('/rating/similar');
  await page.reload();
  await expect(turnOn(recruiter)).toBeChecked();
  await expect(pairs(recruiter)).toBeVisible();
  await turnOn(recruiter).uncheck();
  await expect(pairs(recruiter)).toHaveCount(0);
  await expect(page.getByText('Written answers are not compared.')).toBeVisible();
});

test('Nobody sees two answers here before having rated both, unless they do not rate', async ({ recruiter, bundles }) => {
  test.slow();
  const { page } = recruiter;
  const files = both(bundles);
  await seat(recruiter, files);
  await recruiter.at('/rating/similar');
  await turnOn(recruiter).check();
  await expect(page.getByText('0 of 2 written answers can be shown to you now.')).toBeVisible();
  await recruiter.rateLetter(files.one, 4);
  await recruiter.at('/rating/similar');
  await expect(page.getByText('1 of 2 written answers can be shown to you now.')).toBeVisible();
  await expect(page.getByText('Among the answers that can be shown to you, no two have so much in common.')).toBeVisible();
  await expect(pairs(recruiter)).toHaveCount(0);
  await recruiter.rateLetter(files.other, 3);
  await recruiter.at('/rating/similar');
  await expect(pairs(recruiter)).toContainText('Uma First and Vic Second');

  await recruiter.sitDown('Ben Rater');
  await expect(page.getByText('0 of 2 written answers can be shown to you now.')).toBeVisible();
  await expect(pairs(recruiter)).toHaveCount(0);
  await recruiter.at('/');
  await recruiter.button('I do not rate these candidates: show every rating').click();
  await recruiter.at('/rating/similar');
  await expect(pairs(recruiter)).toContainText('Uma First and Vic Second');
});

test('The setting stands among those of the page, and one person is not compared with themselves', async ({ recruiter, bundles }) => {
  test.slow();
  const { page } = recruiter;
  const again = wrote(bundles.strong, { name: 'Uma First', id: 'c', text: OTHER });
  const files = { one: both(bundles).one, again };
  await seat(recruiter, files);
  await recruiter.rateLetter(files.one, 4);
  await recruiter.rateLetter(again, 3);
  await recruiter.at('/keys');
  await expect(page.getByRole('heading', { level: 2, name: 'Similar answers' })).toBeVisible();
  await turnOn(recruiter).check();
  await expectSound(recruiter, 'setting for similar answers');
  await page.getByRole('link', { name: 'To the similar answers' }).click();
  await expect(recruiter.heading('Similar answers')).toBeVisible();
  await expect(turnOn(recruiter)).toBeChecked();
  await expect(page.getByText('2 of 2 written answers can be shown to you now.')).toBeVisible();
  await expect(pairs(recruiter)).toHaveCount(0);
});
