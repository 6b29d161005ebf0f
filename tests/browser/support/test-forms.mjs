import { expect } from './expect.mjs';

/** The form that a seed draws. */
export const form = (recruiter, seed) => recruiter.page.getByRole('table', { name: `Form for the seed “${seed}”` });

/** The items of a form as the recruiter's page tells them, in their order: title and letters of the options. */
export async function listed(recruiter, seed) {
  const rows = form(recruiter, seed).getByRole('row').filter({ has: recruiter.page.getByRole('rowheader') });
  await expect(rows.first()).toBeVisible();
  const items = [];
  for (const row of await rows.all()) {
    const title = (await row.getByRole('rowheader').innerText()).split('\n')[0];
    items.push(`${title}: ${await row.getByRole('cell').nth(2).innerText()}`);
  }
  return items;
}

/** The same of a candidate's form, from the bundle. */
export function presented(bundle, pack) {
  const bank = pack.sections.flatMap(({ items }) => items);
  return bundle.sections.flatMap(({ items }) => items).map(({ id, presented: order }) => {
    const { title, interaction } = bank.find((item) => item.id === id);
    const options = (interaction.options ?? []).map((option) => option.id);
    const letters = order.map((option) => 'ABCDEFGH'[options.indexOf(option)]);
    return `${title}: ${letters.join(' ') || '—'}`;
  });
}
