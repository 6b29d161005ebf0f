import { expectAccessible } from '../support/axe.mjs';
import { column, expectNames, list } from '../support/recruiter-list.mjs';
import { expect, expectNarrow, test } from '../support/recruiter.mjs';
import { variant } from '../support/variants.mjs';

test.beforeEach(() => test.setTimeout(120_000));

const box = (recruiter, name) => recruiter.page.getByRole('checkbox', { name, exact: true });
const chosen = (recruiter) => recruiter.page.getByRole('group', { name: 'Selected candidates' });

/** Three candidates, two of whom are rated: one passes, one does not, one is open. */
async function three(recruiter, { strong, weak, single }) {
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.choose({ strong, weak, single });
  await expect(recruiter.messages).toContainText('Answer files opened: 3.');
  await recruiter.rateLetter(strong, 5);
  await recruiter.interview(strong, 4);
  await recruiter.rateLetter(weak, 1);
  await recruiter.interview(weak, 2);
  await recruiter.at('/');
  await expect(recruiter.heading('Candidates')).toBeVisible();
}

test('The list comes first, and opening files takes one line once somebody is there', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  const files = page.getByLabel('Files', { exact: true });
  await recruiter.open();
  await expect(files).toBeVisible();
  await expect(page.getByText('Everything that scoring needs is here.')).toBeVisible();
  await recruiter.choose({ strong: bundles.strong, weak: bundles.weak });
  await expect(page.getByRole('heading', { name: 'On this page' })).toBeFocused();
  await expect(files).toBeHidden();
  await expect(recruiter.listed('Ada Strong')).toBeInViewport();
  await recruiter.unfoldFiles();
  await expect(files).toBeVisible();
  // So it stays until it is folded away again, and after a reload the list comes first.
  await recruiter.choose({ single: bundles.single });
  await expect(recruiter.listed('Gus Single')).toBeVisible();
  await expect(files).toBeVisible();
  await page.reload();
  await expect(recruiter.listed('Gus Single')).toBeVisible();
  await expect(files).toBeHidden();
});

test('What is missing for scoring is told although the fields are folded away', async ({ recruiter, bundles }) => {
  await recruiter.open('', { hasKey: false });
  await recruiter.choose({ strong: bundles.strong });
  await expect(recruiter.listed('Ada Strong')).toContainText('Not scored');
  await expect(recruiter.page.getByText(/^An answer key is missing, so not everything can be scored/)).toBeVisible();
});

test('A row has range, rules, decision, findings, time and pastes, also on a telephone', async ({ recruiter, bundles }) => {
  await three(recruiter, bundles);
  for (const name of ['Name', 'Overall %', 'Rules say', 'Decision', 'Findings', 'Time used', 'Pastes']) {
    await expect(column(recruiter, name), name).toBeVisible();
  }
  for (const width of [1280, 375, 320]) {
    await recruiter.page.setViewportSize({ width, height: 740 });
    const row = recruiter.listed('Ada Strong');
    await row.scrollIntoViewIfNeeded();
    await expect(row.getByText('87.50', { exact: true }), `${width} px`).toBeVisible();
    await expect(row.locator('.range-bar'), `${width} px`).toBeVisible();
    await expect(row.getByText('A pass', { exact: true }), `${width} px`).toBeVisible();
    await expect(row.getByText('None yet', { exact: true }), `${width} px`).toBeVisible();
    await expect(row.getByRole('cell').filter({ hasText: /^\d+:\d\d$/ }), `${width} px`).toBeVisible();
    await expect(row.getByRole('cell').filter({ hasText: /^\d+$/ }), `${width} px`).toBeVisible();
    const [inner, outer] = await recruiter.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(inner, `${width} px scrolls sideways`).toBeLessThanOrEqual(outer);
  }
  // What the range has to reach is read out beside the figure.
  await expect(recruiter.listed('Ada Strong')).toContainText('needed: 70 %');
});

test('While names are hidden, times are hidden too', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.choose({ accommodated: bundles.accommodated });
  const times = list(recruiter).getByRole('cell').filter({ hasText: /^\d+:\d\d$/ });
  await expect(times).toHaveCount(1);
  await recruiter.page.getByRole('checkbox', { name: 'Hide names' }).check();
  await expect(times).toHaveCount(0);
  await expect(list(recruiter).getByRole('cell', { name: 'Hidden', exact: true })).toBeVisible();
});

test('How somebody stands has a sign with a word, in the list and in the comparison', async ({ recruiter, bundles }) => {
  await three(recruiter, bundles);
  await recruiter.decide(bundles.weak, 'Advance', 'Ten years of ports; the test was sat on a moving ferry.');
  await recruiter.at('/');
  const sign = (name, word) => recruiter.listed(name).getByText(word, { exact: true });
  await expect(sign('Ada Strong', 'A pass')).toBeVisible();
  await expect(sign('Ben Weak', 'Not a pass')).toBeVisible();
  await expect(sign('Gus Single', 'Open')).toBeVisible();
  await expect(sign('Ben Weak', 'Against the rules')).toBeVisible();
  await expect(sign('Ada Strong', 'Against the rules')).toHaveCount(0);
  // On paper as on the screen.
  await recruiter.page.emulateMedia({ media: 'print' });
  await expect(sign('Ben Weak', 'Not a pass')).toBeVisible();
  await expect(sign('Ben Weak', 'Against the rules')).toBeVisible();
  await recruiter.page.emulateMedia({ media: 'screen' });
  await recruiter.at('/compare');
  const side = recruiter.page.getByRole('table', { name: /^Results side by side/ });
  for (const word of ['A pass', 'Not a pass', 'Open']) {
    await expect(side.getByRole('row', { name: /^Rules say/ }).getByText(word, { exact: true })).toBeVisible();
  }
});

test('What has to be read waits behind a press, and percentiles wait for twenty people', async ({ recruiter, bundles }) => {
  await three(recruiter, bundles);
  const why = recruiter.page.getByText(/^Not a pass, because the overall result, 13\.75 %, stays below/);
  const button = recruiter.button('Details of Ben Weak');
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  await expect(why).toHaveCount(0);
  await button.click();
  await expect(why).toBeVisible();
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await expect(button).toBeFocused();
  const details = recruiter.row(/^Rules say/);
  await expect(details).toContainText('2.50');
  await expect(details).not.toContainText('Percentile');
  // The details stay with their row, and go with it.
  await recruiter.page.getByRole('searchbox', { name: 'Search' }).fill('ada');
  await expect(why).toBeHidden();
  await recruiter.button('Show all').click();
  await expect(why).toBeVisible();
  await button.click();
  await expect(why).toHaveCount(0);
});

test('Order, filters and search survive a reload, and an address leads to a part of the list', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await three(recruiter, bundles);
  const sortBy = page.getByRole('combobox', { name: 'Sort by' });
  await sortBy.selectOption('Name');
  await expectNames(recruiter, ['Ada Strong', 'Ben Weak', 'Gus Single']);
  await recruiter.button('Order: Lowest first').click();
  await expectNames(recruiter, ['Gus Single', 'Ben Weak', 'Ada Strong']);
  await expect(page).toHaveURL(/\/candidates\/\?sort=name&order=descending$/);
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Final');
  await page.getByRole('searchbox', { name: 'Search' }).fill('.json');
  await expectNames(recruiter, ['Ben Weak', 'Ada Strong']);
  await page.reload();
  await expectNames(recruiter, ['Ben Weak', 'Ada Strong']);
  await expect(column(recruiter, 'Name')).toHaveAttribute('aria-sort', 'descending');
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('.json');
  await expect(page.getByRole('combobox', { name: 'Status' }).getByRole('option', { name: 'Final' })).toHaveJSProperty('selected', true);
  // What is searched for may be a name, and stands in no address.
  await expect(page).toHaveURL(/\/candidates\/\?sort=name&order=descending&status=final$/);

  await recruiter.goTo(bundles.weak);
  await expect(recruiter.heading('Ben Weak')).toBeVisible();
  await recruiter.follow('candidates/?decision=none&status=provisional');
  await page.getByRole('searchbox', { name: 'Search' }).fill('');
  await expectNames(recruiter, ['Gus Single']);
  await expect(page.getByText('1 of 3 candidates shown.')).toBeVisible();
});

test('A decision is written about all who are chosen, and nobody is decided about twice', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await three(recruiter, bundles);
  await recruiter.decide(bundles.strong, 'Advance');
  await recruiter.at('/');
  await expect(chosen(recruiter)).toContainText('Nobody is selected.');
  await box(recruiter, 'Select all shown').check();
  await expect(chosen(recruiter)).toContainText('3 candidates selected.');
  await expect(box(recruiter, 'Select Ben Weak')).toBeChecked();

  await chosen(recruiter).getByRole('button', { name: 'Decide', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Decide about the selected candidates' });
  await expect(dialog).toContainText('into the logs of 2 candidates');
  await expect(dialog).toContainText('Left out, because somebody has already decided: 1.');
  const write = dialog.getByRole('button', { name: 'Record the decisions' });
  await write.click();
  await expect(dialog.getByText('Choose a decision.')).toBeVisible();
  await dialog.getByRole('radio', { name: 'Advance' }).check();
  await expect(dialog.getByText('For 1 of them, this goes against the rules.')).toBeVisible();
  await dialog.getByRole('radio', { name: 'Hold' }).check();
  await expect(dialog.getByText(/against the rules/)).toHaveCount(0);
  const reason = dialog.getByRole('textbox', { name: 'Reason' });
  await reason.fill('Later.');
  await write.click();
  await expect(dialog.getByText('The reason is too short. Write at least 20 characters.')).toBeVisible();
  await expect(reason).toBeFocused();
  await reason.fill('The second round begins in May.');
  await write.click();
  await expect(dialog).toBeHidden();
  await expect(recruiter.messages).toContainText('Decided about 2 candidates: Hold.');
  await expect(recruiter.listed('Ben Weak')).toContainText('Hold');
  await expect(recruiter.listed('Gus Single')).toContainText('Hold');
  await expect(recruiter.listed('Ada Strong')).toContainText('Advance');
  await recruiter.goTo(bundles.weak, 'log');
  await expect(recruiter.row('Decided: Hold')).toContainText('The second round begins in May.');
});

test('Nobody decides about several without a name', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.choose({ strong: bundles.strong });
  await box(recruiter, 'Select Ada Strong').check();
  await chosen(recruiter).getByRole('button', { name: 'Decide', exact: true }).click();
  await expect(recruiter.messages).toContainText('Enter your name first');
  await expect(recruiter.page.getByRole('textbox', { name: 'Your name' })).toBeFocused();
});

test('Those who are chosen are compared, opened in tabs and exported, and nobody else', async ({ recruiter, bundles, context }) => {
  const { page } = recruiter;
  await recruiter.open();
  await recruiter.choose({ strong: bundles.strong, weak: bundles.weak, single: bundles.single });
  await expect(recruiter.messages).toContainText('Answer files opened: 3.');
  await box(recruiter, 'Select Ben Weak').check();
  await expect(chosen(recruiter)).toContainText('1 candidate selected.');
  const opening = context.waitForEvent('page');
  await chosen(recruiter).getByRole('button', { name: 'Open in tabs' }).click();
  const tab = await opening;
  await expect(tab.getByRole('heading', { level: 1, name: 'Ben Weak' })).toBeVisible();
  await tab.close();

  await box(recruiter, 'Select Gus Single').check();
  await chosen(recruiter).getByRole('button', { name: 'Export' }).click();
  await expect(page.getByRole('heading', { name: 'Export', exact: true })).toBeFocused();
  await expect(page.getByText('The files contain the candidates selected in the table, in that order: 2.')).toBeVisible();
  const { text } = await recruiter.saved(() => recruiter.button('Table for spreadsheets (CSV)').click());
  expect(text).toContain('Ben Weak');
  expect(text).toContain('Gus Single');
  expect(text).not.toContain('Ada Strong');

  // Letters go to the same, where nobody has filled in the gaps after a question.
  const gaps = page.getByRole('dialog', { name: 'Letters still have gaps' });
  await chosen(recruiter).getByRole('button', { name: 'Letters (CSV)' }).click();
  await expect(gaps).toBeVisible();
  const letters = await recruiter.saved(() => gaps.getByRole('button', { name: 'Save them with the gaps' }).click());
  expect(letters.name).toBe('letters.csv');
  expect(letters.text).toContain('Gus Single');
  expect(letters.text).not.toContain('Ada Strong');
  await expect(gaps).toBeHidden();

  // Whoever is not shown is not acted on.
  await page.getByRole('searchbox', { name: 'Search' }).fill('gus');
  await expect(chosen(recruiter)).toContainText('1 candidate selected.');
  await recruiter.button('Show all').click();
  await chosen(recruiter).getByRole('link', { name: 'Compare' }).click();
  const side = page.getByRole('table', { name: /^Results side by side/ });
  const compared = () => side.getByRole('columnheader').getByRole('link').allInnerTexts();
  await expect.poll(async () => (await compared()).sort()).toEqual(['Ben Weak', 'Gus Single']);
  await recruiter.at('/');
  await expect(box(recruiter, 'Select Ben Weak')).toBeChecked();
  await recruiter.button('Clear the selection').click();
  await expect(chosen(recruiter)).toContainText('Nobody is selected.');
});

/** The same answers, as they would be had everything been pasted within three seconds. */
function hasty(text) {
  const bundle = JSON.parse(text);
  bundle.timing.elapsed_ms = 3_000;
  const written = bundle.sections
    .flatMap(({ items }) => items)
    .filter(({ response }) => response?.text?.trim() || response?.correction?.trim());
  for (const { id } of written) {
    bundle.events.push({ at_ms: 2_000, kind: 'pasted', item: id, amount: 500 });
  }
  return { text: variant(JSON.stringify(bundle), 1), count: written.length };
}

test('What is out of the ordinary is told in neutral words', async ({ recruiter, bundles }) => {
  const { text, count } = hasty(bundles.strong);
  await recruiter.open();
  await recruiter.choose({ hasty: text, strong: bundles.strong });
  const row = recruiter.listed('Person 1');
  await expect(row).toContainText('Whole test in 3 seconds');
  await expect(row).toContainText(`All ${count} written answers were pasted`);
  await expect(row.getByRole('cell', { name: '0:03', exact: true })).toBeVisible();
  await expect(row.getByRole('cell', { name: String(count), exact: true })).toBeVisible();
  await expect(recruiter.listed('Ada Strong')).not.toContainText('pasted');
  await expect(list(recruiter)).not.toContainText(/suspicious|cheat|fraud/i);
});

test('The list is accessible with details, choices and the question before many decisions', async ({ recruiter, bundles }) => {
  test.setTimeout(300_000);
  const { page } = recruiter;
  await three(recruiter, bundles);
  await recruiter.details('Ben Weak');
  await box(recruiter, 'Select all shown').check();
  for (const width of [1280, 375, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await expectAccessible(page, `list with details and choices, ${width} px`);
  }
  await page.setViewportSize({ width: 1100, height: 900 });
  await expectNarrow(page, 'list with details and choices');
  await chosen(recruiter).getByRole('button', { name: 'Decide', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Decide about the selected candidates' })).toBeVisible();
  await expectAccessible(page, 'deciding about many');
  await expectNarrow(page, 'deciding about many');
});
