// The pass rule in words, before anything counts.
import { expect, test } from '../support/assay.mjs';
import { expectAccessible } from '../support/axe.mjs';

/** Has pack and key say the same of what a pass takes. */
function tellPassRule({ pack, key }) {
  key.policy.rated_minimum_percent = { writing: 40 };
  const { threshold_percent, minimum_percent, rated_minimum_percent } = key.policy;
  pack.pass_rule = { threshold_percent, minimum_percent, rated_minimum_percent };
}

const passing = (assay) => assay.page.getByRole('region', { name: 'Passing' });

test('The welcome screen says what a pass takes, with the titles of the sections, and that people decide', async ({ assay }) => {
  tellPassRule(assay);
  await assay.open();
  await expect(passing(assay)).toContainText('The test and the interview count together.');
  await expect(passing(assay)).toContainText('at least 70 % of that total');
  await expect(passing(assay).getByRole('listitem')).toHaveText([
    'Writing: at least 50 %, and at least 40 % on the answers that people rate',
  ]);
  await expect(passing(assay)).toContainText('it may have minimums of its own, and a serious finding can outweigh the numbers');
  await expect(passing(assay)).toContainText('The rules advise; people decide.');
  await expectAccessible(assay.page, 'welcome with the pass rule');
});

test('A pass rule without minimums says none', async ({ assay }) => {
  assay.key.policy.minimum_percent = {};
  assay.pack.pass_rule = { threshold_percent: 70 };
  await assay.open();
  await expect(passing(assay)).toContainText('at least 70 % of that total');
  await expect(passing(assay).getByRole('listitem')).toHaveCount(0);
});

test('A team can keep the pass rule to itself, and a pack that has none says nothing', async ({ assay }) => {
  tellPassRule(assay);
  assay.config.show_pass_rule = false;
  await assay.open();
  await expect(assay.page.getByRole('region', { name: 'Scoring' })).toBeVisible();
  await expect(assay.page.getByText('Writing').first()).toBeVisible();
  await expect(passing(assay)).toHaveCount(0);
  delete assay.pack.pass_rule;
  assay.config.show_pass_rule = true;
  assay.site.files.clear();
  assay.publish();
  await assay.visit();
  await expect(assay.page.getByText('Writing').first()).toBeVisible();
  await expect(passing(assay)).toHaveCount(0);
});
