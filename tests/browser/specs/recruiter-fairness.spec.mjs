import { expect, test } from '../support/recruiter.mjs';

/** A row of the form. */
const group = (recruiter, place) => recruiter.page.getByRole('group', { name: `Group ${place}`, exact: true });

/** A field of a group. */
const field = (recruiter, place, name) => group(recruiter, place).getByRole('textbox', { name });

/** Types the counts of some groups: name, applicants, selected. */
async function count(recruiter, ...groups) {
  for (const [at, [name, applicants, selected]] of groups.entries()) {
    if (at > 1) {
      await recruiter.button('Add a group').click();
    }
    await field(recruiter, at + 1, 'Name of the group').fill(name);
    await field(recruiter, at + 1, 'Applicants').fill(applicants);
    await field(recruiter, at + 1, 'Selected').fill(selected);
  }
}

/** What the table says about a group: rate, ratio, finding, remarks. */
async function result(recruiter, name) {
  const own = recruiter.page.getByRole('rowheader', { name, exact: true });
  const row = recruiter.page.getByRole('row').filter({ has: own });
  await expect(row).toBeVisible();
  return row.getByRole('cell').allInnerTexts();
}

const SMALL = 'Small number: with fewer than 30 applicants, chance alone can move this rate a good deal.';
const HANGS = 'One person makes the difference: with one more selected, the group would reach four fifths.';

test.beforeEach(async ({ recruiter }) => {
  await recruiter.open('/fairness');
  await expect(recruiter.heading('Four-fifths check')).toBeVisible();
});

test('Rates are compared with the highest, and what is below four fifths is named', async ({ recruiter }) => {
  await expect(recruiter.page.getByText('Fill in at least two groups to see their rates.')).toBeVisible();
  // Four fifths of 60 % are 48 %: 24 of 50 are just enough, 40 of 100 are not.
  await count(recruiter, ['Ferries', '80', '48'], ['Tugs', '50', '24'], ['Barges', '100', '40']);
  await expect(recruiter.page.getByText('Below four fifths of the highest rate: Barges.')).toBeVisible();
  expect(await result(recruiter, 'Ferries')).toEqual(['60.0 % (48 of 80)', 'the highest rate', 'Not below', 'none']);
  expect(await result(recruiter, 'Tugs')).toEqual(['48.0 % (24 of 50)', '80.0 %', 'Not below', 'none']);
  expect(await result(recruiter, 'Barges')).toEqual(['40.0 % (40 of 100)', '66.7 %', 'Below', 'none']);
});

test('Where nobody is below, that is said', async ({ recruiter }) => {
  await count(recruiter, ['Ferries', '80', '48'], ['Tugs', '50', '30']);
  await expect(recruiter.page.getByText('No group is below four fifths of the highest rate.')).toBeVisible();
  expect(await result(recruiter, 'Tugs')).toEqual(['60.0 % (30 of 50)', 'the highest rate', 'Not below', 'none']);
});

test('A ratio that only looks like four fifths is given exactly', async ({ recruiter }) => {
  // 7,999 of 10,000 is 79.99 %.
  await count(recruiter, ['Ferries', '10000', '10000'], ['Tugs', '10000', '7999']);
  expect(await result(recruiter, 'Tugs')).toEqual(['80.0 % (7999 of 10000)', '80.0 % (exactly 7999/10000)', 'Below', HANGS]);
});

test('Small numbers are called small, and what hangs on one person is said to', async ({ recruiter }) => {
  await count(recruiter, ['Ferries', '80', '48'], ['Tugs', '25', '11'], ['Barges', '29', '3'], ['Rafts', '30', '18']);
  await expect(recruiter.page.getByText('Below four fifths of the highest rate: Tugs, Barges.')).toBeVisible();
  const [, ratio, finding, remarks] = await result(recruiter, 'Tugs');
  expect([ratio, finding]).toEqual(['73.3 %', 'Below']);
  expect(remarks).toContain(SMALL);
  expect(remarks).toContain(HANGS);
  expect((await result(recruiter, 'Barges'))[3]).toBe(SMALL);
  // Thirty are not called few.
  expect((await result(recruiter, 'Rafts'))[3]).toBe('none');
});

test('Where nobody was selected there is nothing to compare', async ({ recruiter }) => {
  await count(recruiter, ['Ferries', '80', '0'], ['Tugs', '50', '0']);
  await expect(recruiter.page.getByText('Nobody was selected, so there are no rates to compare.')).toBeVisible();
  expect((await result(recruiter, 'Tugs')).slice(0, 3)).toEqual(['0.0 % (0 of 50)', 'no rate to compare', 'no rate to compare']);
});

test('Counts that cannot be are told beside their field, and nothing is worked out from them', async ({ recruiter }) => {
  const table = recruiter.page.getByRole('table', { name: /Selection rate of each group/ });
  await count(recruiter, ['Ferries', '80', '48'], ['Tugs', '50', '']);
  await expect(recruiter.page.getByText('One group is not complete yet.')).toBeVisible();
  await expect(table).toHaveCount(0);
  for (const [name, wrong, right, says] of [
    ['Selected', '51', '24', 'More people were selected than applied. Correct one of the two numbers.'],
    ['Selected', 'many', '24', 'Enter a whole number, at most 1000000.'],
    ['Selected', '-1', '24', 'Enter a whole number, at most 1000000.'],
    ['Applicants', '4.5', '50', 'Enter a whole number, at most 1000000.'],
    ['Applicants', '1000001', '50', 'Enter a whole number, at most 1000000.'],
    ['Applicants', '0', '50', 'Without applicants there is no rate. Remove the group, or enter how many applied.'],
    ['Name of the group', 'Ferries', 'Tugs', 'Another group has this name. Give each group its own name.'],
  ]) {
    await field(recruiter, 2, name).fill(wrong);
    await expect(field(recruiter, 2, name), wrong).toHaveAccessibleDescription(says);
    await expect(field(recruiter, 2, name), wrong).toHaveAttribute('aria-invalid', 'true');
    await expect(recruiter.page.getByText('Some counts cannot be right. The reason is beside each.')).toBeVisible();
    await expect(table, wrong).toHaveCount(0);
    await field(recruiter, 2, name).fill(right);
    await expect(field(recruiter, 2, name), wrong).not.toHaveAttribute('aria-invalid', 'true');
  }
  await expect(table).toBeVisible();
});

test('Groups come and go, and the focus goes where one writes on', async ({ recruiter }) => {
  await expect(recruiter.page.getByRole('button', { name: /^Remove group/ })).toHaveCount(0);
  await count(recruiter, ['Ferries', '80', '48'], ['Tugs', '50', '24']);
  await recruiter.button('Add a group').click();
  await expect(field(recruiter, 3, 'Name of the group')).toBeFocused();
  await field(recruiter, 3, 'Name of the group').fill('Barges');
  await recruiter.button('Remove group 1').click();
  await expect(field(recruiter, 1, 'Name of the group')).toBeFocused();
  await expect(field(recruiter, 1, 'Name of the group')).toHaveValue('Tugs');
  await expect(field(recruiter, 2, 'Name of the group')).toHaveValue('Barges');
  await recruiter.button('Clear all counts').click();
  await expect(field(recruiter, 1, 'Name of the group')).toBeFocused();
  for (const name of ['Name of the group', 'Applicants', 'Selected']) {
    await expect(field(recruiter, 1, name)).toHaveValue('');
    await expect(field(recruiter, 2, name)).toHaveValue('');
  }
  await expect(recruiter.page.getByText('Fill in at least two groups to see their rates.')).toBeVisible();
});

test('What is typed is neither kept nor sent', async ({ recruiter }) => {
  await count(recruiter, ['Ferries', '80', '48'], ['Tugs', '50', '24']);
  const before = recruiter.site.requests.length;
  await recruiter.at('/');
  await expect(recruiter.heading('Candidates')).toBeVisible();
  await recruiter.at('/fairness');
  await expect(field(recruiter, 1, 'Applicants')).toHaveValue('');
  // The browser asks for the page’s sign when it likes.
  const asked = recruiter.site.requests.slice(before).map(({ path }) => path);
  expect(asked.filter((path) => !path.startsWith('favicon'))).toEqual([]);
});
