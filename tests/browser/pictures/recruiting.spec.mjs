import { fileURLToPath } from 'node:url';
import { armed } from '../support/arming.mjs';
import { expect, test } from '../support/recruiter.mjs';

const FOLDER = fileURLToPath(new URL('../../../docs/pictures', import.meta.url));

test('The pictures of the guide for recruiters are taken', async ({ recruiter, bundles }) => {
  test.setTimeout(240_000);
  const { page } = recruiter;
  const { strong, weak, harmful, expired, single } = bundles;
  const take = async (name) => {
    await armed(page);
    await page.screenshot({ path: `${FOLDER}/${name}.png`, animations: 'disabled', scale: 'device' });
  };
  await recruiter.seat({ strong, weak, harmful, expired, single });
  await recruiter.rateLetter(strong, 5);
  await recruiter.interview(strong, 4);
  await recruiter.decide(strong, 'Advance');
  const clear = page.getByRole('button', { name: 'Clear messages' });
  if (await clear.isVisible()) {
    await clear.click();
  }

  await recruiter.at('/home');
  await expect(recruiter.heading('What is next')).toBeVisible();
  await take('home');
  await recruiter.at('/');
  await expect(recruiter.heading('Candidates')).toBeVisible();
  await take('candidates');
  await recruiter.at('/rating');
  await expect(recruiter.heading('Rate answers')).toBeVisible();
  await take('rating');
  await recruiter.goTo(strong, 'answers');
  await expect(page.getByRole('columnheader', { name: 'Question' })).toBeVisible();
  await take('answers');
  await recruiter.goTo(strong, 'decision');
  await expect(page.getByRole('heading', { level: 1, name: /Decision/ })).toBeVisible();
  await take('decision');
  await page.getByRole('link', { name: 'Team file and keys' }).click();
  await expect(recruiter.heading('Team file and keys')).toBeVisible();
  await take('team');
  await recruiter.goTo(harmful);
  const tabs = page.getByRole('navigation', { name: 'Parts of this candidate’s page' });
  await expect(page.getByText('What people decided')).toBeVisible();
  await tabs.evaluate((element) => element.scrollIntoView());
  await take('person');
});
