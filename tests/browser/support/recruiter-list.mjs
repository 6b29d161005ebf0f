import { expect } from './expect.mjs';

/** The table of candidates. */
export const list = (recruiter) => recruiter.page.getByRole('table', { name: 'Candidates on this page, with results and decisions' });

/** The head of a column of a table. */
export const column = (recruiter, name) => recruiter.page.getByRole('columnheader', { name, exact: true });

/** The button that sorts by a column. */
export const sort = (recruiter, name) => column(recruiter, name).getByRole('button');

/** The names in the list, in its order. */
export const names = (recruiter) => list(recruiter).getByRole('rowheader').allInnerTexts();

export async function expectNames(recruiter, expected) {
  await expect.poll(() => names(recruiter)).toEqual(expected);
}

export async function expectCount(recruiter, shown, all) {
  await expect(recruiter.page.getByText(`${shown} of ${all} candidates shown.`)).toBeVisible();
}

/** Four candidates, two of whom are rated. */
export async function four(recruiter, { strong, weak, single, expired }) {
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.choose({ strong, weak, single, expired });
  await expect(recruiter.messages).toContainText('Answer files opened: 4.');
  await recruiter.rateLetter(strong, 5);
  await recruiter.interview(strong, 4);
  await recruiter.rateLetter(weak, 1);
  await recruiter.interview(weak, 2);
  await recruiter.decide(strong, 'Advance');
  await recruiter.decide(weak, 'Decline');
  await recruiter.at('/');
  await expect(recruiter.heading('Candidates')).toBeVisible();
}

/** The figures of a scorecard by what they are of. */
export async function figures(recruiter, bundle) {
  await recruiter.goTo(bundle);
  const read = (table, cell) =>
    table.evaluate(
      (element, cell) => [...element.querySelectorAll('tbody tr, tfoot tr')].map(({ cells }) => [
        cells[0].innerText.trim(),
        cells[cell].querySelector('button')?.firstChild.textContent.trim(),
      ]),
      cell,
    );
  const sections = recruiter.page.getByRole('table', { name: 'Sections of the test', exact: true });
  const result = recruiter.page.getByRole('table', { name: 'Result', exact: true });
  await expect(result).toBeVisible();
  const found = [...(await read(sections, 2)), ...(await read(result, 1))];
  return Object.fromEntries(found.filter(([, figure]) => figure));
}
