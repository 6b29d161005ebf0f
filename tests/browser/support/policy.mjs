import { expect } from './expect.mjs';

/** The button that shows what a change would do. */
export const LOOK = 'Show what changes';
/** The button that puts a change in force. */
export const PUT = 'Put in force';

/** A part of the screen, by its heading. */
export const part = (recruiter, name) => recruiter.page.getByRole('region', { name, exact: true });
export const inForce = (recruiter) => part(recruiter, 'In force');
export const change = (recruiter) => part(recruiter, 'What would change');

/** A field of the form. */
export const field = (recruiter, name) => recruiter.page.getByRole('textbox', { name, exact: true });

/** The line of one candidate in the table of what would change. */
export function effect(recruiter, name) {
  const table = recruiter.page.getByRole('table', { name: 'Candidates, before and after' });
  return table.getByRole('row').filter({ has: recruiter.page.getByRole('rowheader', { name, exact: true }) });
}

/** What the policy in force says under a name. */
export function setting(recruiter, name) {
  const term = recruiter.page.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) });
  return inForce(recruiter).locator('div').filter({ has: term }).getByRole('definition').first();
}

export async function toPolicy(recruiter) {
  await recruiter.at('/policy');
  await expect(recruiter.heading('Scoring policy')).toBeVisible();
}

/** Two candidates whose results are settled: 87.50 % and 13.75 %. */
export async function settled(recruiter, bundles) {
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.choose({ strong: bundles.strong, weak: bundles.weak });
  await expect(recruiter.messages).toContainText('Answer files opened: 2.');
  await recruiter.rateLetter(bundles.strong, 5);
  await recruiter.interview(bundles.strong, 4);
  await recruiter.rateLetter(bundles.weak, 1);
  await recruiter.interview(bundles.weak, 2);
}

/** The digest of the policy that is in force. */
export async function sha256(recruiter) {
  const digest = inForce(recruiter).getByText(/^[0-9a-f]{64}$/);
  await expect(digest).toBeVisible();
  return digest.innerText();
}

export async function fillIn(recruiter, fields) {
  for (const [name, value] of Object.entries(fields)) {
    await field(recruiter, name).fill(value);
  }
}

/** The reason that is given for a change. */
export const REASON = 'Half a year of hires says so.';

/** Shows a change, and puts it in force with a reason. */
export async function putInForce(recruiter, fields) {
  await fillIn(recruiter, fields);
  await recruiter.button(LOOK).last().click();
  await field(recruiter, 'Why this policy').fill(REASON);
  await recruiter.button(PUT).click();
  await expect(recruiter.messages).toContainText('The policy is in force. Every result was recalculated.');
  await expect(change(recruiter)).toHaveCount(0);
}

/** What the scorecard of a candidate says. */
export async function expectScorecard(recruiter, bundle, { overall, needed, verdict }) {
  await recruiter.goTo(bundle);
  // In the summary, and where it is worked out.
  const rows = recruiter.page.getByRole('row', { name: new RegExp(`^Overall ${overall.replace('.', '\\.')} %`) });
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText(`needs ${needed} %`);
  await expect(rows.last()).toContainText(`${needed} %`);
  await expect(recruiter.page.getByText(verdict, { exact: true })).toBeVisible();
}
