import { expectAccessible } from '../support/axe.mjs';
import { expect, expectNarrow, test } from '../support/recruiter.mjs';

test.beforeEach(() => test.setTimeout(120_000));

const REASON = 'As the answers and the interview show, read twice.';
const OVERALL = /^The overall result combines test and interview by their shares/;
const INTERVIEW = /^The interview counts the mean of its questions/;

/** The scorecard of somebody about whom everything is settled and decided. */
async function decided(recruiter, bundles) {
  await recruiter.page.addInitScript(() => {
    globalThis.printed = 0;
    globalThis.print = () => (globalThis.printed += 1);
  });
  await recruiter.open();
  await recruiter.sitDown('Ann Rater');
  await recruiter.choose({ strong: bundles.strong });
  await expect(recruiter.messages).toContainText('Answer files opened: 1.');
  await recruiter.rateLetter(bundles.strong, 5);
  await recruiter.interview(bundles.strong, 4);
  await recruiter.decide(bundles.strong, 'Advance', REASON);
  await recruiter.goTo(bundles.strong);
  await expect(recruiter.page.getByRole('heading', { level: 3, name: 'What the rules say' })).toBeVisible();
}

const tick = (recruiter, name) => recruiter.page.getByRole('checkbox', { name });
const part = (recruiter, name) => recruiter.page.getByRole('heading', { level: 2, name, exact: true });

/** Opens the choice of what goes on paper. */
async function openChoice(recruiter) {
  await recruiter.page.getByText('Print or save as PDF', { exact: true }).click();
  await expect(recruiter.button('Print')).toBeVisible();
}

/** Runs what looks at the page as it is on paper. */
async function onPaper(page, look) {
  await page.emulateMedia({ media: 'print' });
  await look();
  await page.emulateMedia({ media: 'screen' });
}

test('On paper stands what is open and chosen, and nothing else', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await decided(recruiter, bundles);
  await openChoice(recruiter);
  await expectAccessible(page, 'choice of what goes on paper');
  await expectNarrow(page, 'choice of what goes on paper');
  await expect(tick(recruiter, 'Explanations that are open here: 0')).toBeChecked();
  await onPaper(page, async () => {
    // The decision with its reason is there, what operates the page is not.
    await expect(page.getByText(REASON).first()).toBeVisible();
    await expect(part(recruiter, 'What this result is based on')).toBeVisible();
    await expect(part(recruiter, 'How each number is calculated')).toBeHidden();
    await expect(recruiter.button('Print')).toBeHidden();
    await expect(recruiter.button('Show every explanation')).toBeHidden();
    await expect(page.getByRole('navigation', { name: 'Parts of this candidate’s page' })).toBeHidden();
  });

  await page.getByRole('row', { name: /^Overall/ }).getByRole('button').click();
  await expect(page.getByText(OVERALL)).toBeVisible();
  await expect(tick(recruiter, 'Explanations that are open here: 1')).toBeChecked();
  await onPaper(page, async () => {
    await expect(part(recruiter, 'How each number is calculated')).toBeVisible();
    await expect(page.getByText(OVERALL)).toBeVisible();
    await expect(page.getByText(INTERVIEW)).toBeHidden();
  });

  await tick(recruiter, /^Explanations that are open here/).uncheck();
  await tick(recruiter, 'What this result is based on').uncheck();
  await tick(recruiter, 'Questions and answers').check();
  await expect(part(recruiter, 'Answers')).toBeHidden();
  await onPaper(page, async () => {
    await expect(page.getByText(OVERALL)).toBeHidden();
    await expect(part(recruiter, 'What this result is based on')).toBeHidden();
    await expect(part(recruiter, 'Answers')).toBeVisible();
    const answers = page.getByRole('table', { name: /^Every question with the answer/ });
    await expect(answers.getByText('We are sorry. From Monday on it will be quiet.').first()).toBeVisible();
  });
  // On screen, all of it is as before.
  await expect(page.getByText(OVERALL)).toBeVisible();
  await recruiter.button('Print').click();
  await expect.poll(() => page.evaluate(() => globalThis.printed)).toBe(1);
});

test('The summary with the decision takes one page, and each chosen part begins another', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await decided(recruiter, bundles);
  await openChoice(recruiter);
  const expectPages = async (count, what) => {
    for (const format of ['A4', 'Letter']) {
      const pdf = (await page.pdf({ format })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g), `${what} on ${format}`).toHaveLength(count);
    }
  };
  await tick(recruiter, 'What this result is based on').uncheck();
  await expectPages(1, 'the summary');
  await tick(recruiter, 'What this result is based on').check();
  await expectPages(2, 'the summary and what it rests on');
  await page.getByRole('row', { name: /^Overall/ }).getByRole('button').click();
  await expectPages(3, 'an explanation as well');
});

test('Heads of tables stay with their rows, and stand on every page', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await decided(recruiter, bundles);
  await recruiter.button('Show every explanation').click();
  await expect(page.getByText(OVERALL)).toBeVisible();
  await onPaper(page, async () => {
    const heads = await page.locator('main thead').evaluateAll((all) =>
      all.filter((one) => one.checkVisibility()).map((one) => {
        const { display, breakAfter, breakInside } = getComputedStyle(one);
        return [display, breakAfter, breakInside].join(' ');
      }));
    expect(heads.length).toBeGreaterThan(5);
    expect(new Set(heads)).toEqual(new Set(['table-header-group avoid avoid']));
  });
});
