import { column, expectCount, expectNames, four, list, sort } from '../support/recruiter-list.mjs';
import { expect, test } from '../support/recruiter.mjs';
import { variant } from '../support/variants.mjs';

test.beforeEach(() => test.setTimeout(120_000));

test('The list is sorted by a press in its head, and says so', async ({ recruiter, bundles }) => {
  await four(recruiter, bundles);
  const sortBy = recruiter.page.getByRole('combobox', { name: 'Sort by' });
  await expect(sortBy.getByRole('option', { name: 'Started' })).toHaveJSProperty('selected', true);
  await expect(recruiter.button('Order: Lowest first')).toBeVisible();
  await sort(recruiter, 'Name').click();
  await expect(column(recruiter, 'Name')).toHaveAttribute('aria-sort', 'ascending');
  await expect(sortBy.getByRole('option', { name: 'Name' })).toHaveJSProperty('selected', true);
  await expectNames(recruiter, ['Ada Strong', 'Ben Weak', 'Dan Expired', 'Gus Single']);
  await sort(recruiter, 'Name').click();
  await expect(column(recruiter, 'Name')).toHaveAttribute('aria-sort', 'descending');
  await expect(sort(recruiter, 'Name')).toBeFocused();
  await expectNames(recruiter, ['Gus Single', 'Dan Expired', 'Ben Weak', 'Ada Strong']);

  // Of numbers the highest come first, and an open one counts what is sure.
  await sort(recruiter, 'Overall %').click();
  await expect(column(recruiter, 'Name')).not.toHaveAttribute('aria-sort');
  await expect(column(recruiter, 'Overall %')).toHaveAttribute('aria-sort', 'descending');
  await expectNames(recruiter, ['Ada Strong', 'Gus Single', 'Ben Weak', 'Dan Expired']);
  await sort(recruiter, 'Overall %').click();
  await expect(column(recruiter, 'Overall %')).toHaveAttribute('aria-sort', 'ascending');
  await expectNames(recruiter, ['Dan Expired', 'Ben Weak', 'Gus Single', 'Ada Strong']);

  // Whoever comes back from a candidate finds the list as it was.
  await recruiter.goTo(bundles.weak);
  await recruiter.at('/');
  await expect(column(recruiter, 'Overall %')).toHaveAttribute('aria-sort', 'ascending');
  await expectNames(recruiter, ['Dan Expired', 'Ben Weak', 'Gus Single', 'Ada Strong']);
});

test('The list is narrowed down, and tells how many it shows', async ({ recruiter, bundles }) => {
  await four(recruiter, bundles);
  const search = recruiter.page.getByRole('searchbox', { name: 'Search' });
  const status = recruiter.page.getByRole('combobox', { name: 'Status' });
  const decision = recruiter.page.getByRole('combobox', { name: 'Decision' });
  await expectCount(recruiter, 4, 4);
  await sort(recruiter, 'Name').click();
  await search.fill('ada@example');
  await expectCount(recruiter, 1, 4);
  await expectNames(recruiter, ['Ada Strong']);
  await search.fill('WEAK ben');
  await expectNames(recruiter, ['Ben Weak']);
  await search.fill('nobody at all');
  await expectCount(recruiter, 0, 4);
  await expect(recruiter.page.getByText('Nobody matches this search.')).toBeVisible();
  await expect(recruiter.button('Table for spreadsheets (CSV)')).toHaveAttribute('aria-disabled', 'true');
  await recruiter.button('Show all').click();
  await expectCount(recruiter, 4, 4);
  await expect(search).toHaveValue('');

  await status.selectOption('Final');
  await expectCount(recruiter, 2, 4);
  await expectNames(recruiter, ['Ada Strong', 'Ben Weak']);
  await decision.selectOption('Decline');
  await expectNames(recruiter, ['Ben Weak']);
  await status.selectOption('Provisional');
  await expectCount(recruiter, 0, 4);
  await decision.selectOption('None yet');
  await expectCount(recruiter, 2, 4);

  // Where names are hidden, nobody is found by name either.
  await recruiter.button('Show all').click();
  await recruiter.page.getByRole('checkbox', { name: 'Hide names' }).check();
  await search.fill('ada');
  await expect(recruiter.page.getByText(/^[0-3] of 4 candidates shown\.$/)).toBeVisible();
  await expect(list(recruiter)).not.toContainText('Ada');
});

test('A candidate is taken off the page after a question, and stays off', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.choose({ strong: bundles.strong, weak: bundles.weak });
  await recruiter.decide(bundles.weak, 'Hold');
  await recruiter.at('/');
  const dialog = recruiter.page.getByRole('dialog', { name: 'Remove this candidate from this page?' });
  await recruiter.details('Ben Weak');
  await recruiter.button('Remove Ben Weak').click();
  await expect(dialog).toContainText('Ben Weak: the answers, and all ratings and decisions about them, are erased from this browser.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expect(recruiter.button('Remove Ben Weak')).toBeFocused();
  await expect(recruiter.listed('Ben Weak')).toBeVisible();

  await recruiter.button('Remove Ben Weak').click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(recruiter.messages).toContainText('Ben Weak was removed from this page.');
  await expect(recruiter.page.getByRole('heading', { name: 'On this page' })).toBeFocused();
  await expectNames(recruiter, ['Ada Strong']);
  await recruiter.page.reload();
  await expectNames(recruiter, ['Ada Strong']);

  // The ratings and decisions went with the answers.
  await recruiter.choose({ weak: bundles.weak });
  await expect(recruiter.listed('Ben Weak')).toContainText('None yet');
  await recruiter.goTo(bundles.weak, 'log');
  await expect(recruiter.page.getByText('Nothing has been done yet.')).toBeVisible();
});

test('Five hundred bundles are all listed, and sorting and filtering them keeps the focus', async ({ recruiter, bundles }) => {
  test.setTimeout(240_000);
  await recruiter.open();
  const many = Array.from({ length: 500 }, (_, at) => [`b${at + 1}`, variant(at % 2 ? bundles.weak : bundles.strong, at + 1)]);
  await recruiter.choose(Object.fromEntries(many));
  await expect(recruiter.messages).toContainText('Answer files opened: 500.', { timeout: 60_000 });
  await expectCount(recruiter, 500, 500);
  const rows = list(recruiter).locator('tbody tr');
  await expect(rows).toHaveCount(500);
  await expect(list(recruiter)).not.toContainText('Not scored');

  const byName = sort(recruiter, 'Name');
  await byName.focus();
  await recruiter.page.keyboard.press('Enter');
  await expect(column(recruiter, 'Name')).toHaveAttribute('aria-sort', 'ascending');
  await expect(rows.first().getByRole('rowheader')).toHaveText('Person 1');
  await expect(rows.last().getByRole('rowheader')).toHaveText('Person 99');
  await expect(byName).toBeFocused();
  await recruiter.page.keyboard.press('Space');
  await expect(rows.first().getByRole('rowheader')).toHaveText('Person 99');
  await expect(byName).toBeFocused();

  const search = recruiter.page.getByRole('searchbox', { name: 'Search' });
  await search.focus();
  await recruiter.page.keyboard.type('Person 250');
  await expectCount(recruiter, 1, 500);
  await expectNames(recruiter, ['Person 250']);
  await expect(search).toBeFocused();
  await recruiter.page.keyboard.press('Backspace');
  await expectCount(recruiter, 15, 500);
  await expect(search).toBeFocused();
  await expect(search).toHaveValue('Person 25');
});
