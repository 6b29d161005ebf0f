import { Assay } from '../support/assay.mjs';
import { ConsoleGuard } from '../support/console.mjs';
import { content } from '../support/driven.mjs';
import { Endpoint } from '../support/endpoint.mjs';
import { figures, four } from '../support/recruiter-list.mjs';
import { expect, test } from '../support/recruiter.mjs';
import { Site } from '../support/site.mjs';
import { variant } from '../support/variants.mjs';

test.beforeEach(() => test.setTimeout(120_000));

const comparison = (recruiter) => recruiter.page.getByRole('table', { name: /^Results side by side/ });

/** The figures of the comparison, for each candidate by what they are of. */
async function compared(recruiter) {
  await expect(comparison(recruiter)).toBeVisible();
  return comparison(recruiter).evaluate((table) => {
    const first = (cell) => (cell.querySelector('strong') ?? cell).firstChild.textContent.trim();
    const heads = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.querySelector('a').innerText);
    const lines = [...table.tBodies[0].rows];
    return Object.fromEntries(
      heads.map((name, at) => [
        name,
        Object.fromEntries(lines.map(({ cells }) => [cells[0].firstChild.textContent.trim(), first(cells[at + 1])])),
      ]),
    );
  });
}

test('The figures side by side are those of the scorecards', async ({ recruiter, bundles }) => {
  await four(recruiter, bundles);
  const own = {
    'Ada Strong': await figures(recruiter, bundles.strong),
    'Ben Weak': await figures(recruiter, bundles.weak),
    'Gus Single': await figures(recruiter, bundles.single),
  };
  expect(own['Ada Strong']).toMatchObject({ Test: '100.00 %', Interview: '75.00 %', Overall: '87.50 %' });
  await recruiter.at('/compare');
  const side = await compared(recruiter);
  for (const [name, figures] of Object.entries(own)) {
    expect(Object.keys(figures).length, name).toBe(6);
    expect(side[name], name).toMatchObject(figures);
  }
  expect(side['Ada Strong']).toMatchObject({ Status: 'Final', 'Rules say': 'A pass', Decision: 'Advance' });
  expect(side['Ben Weak']).toMatchObject({ Status: 'Final', 'Rules say': 'Not a pass', Decision: 'Decline' });
  expect(side['Gus Single']).toMatchObject({ Status: 'Provisional', 'Rules say': 'Open', Decision: 'None yet' });
  await expect(recruiter.page.getByText(/^Still provisional: .*Gus Single/)).toBeVisible();
});

test('Who is compared can be chosen, and in which order they stand', async ({ recruiter, bundles }) => {
  await four(recruiter, bundles);
  await recruiter.at('/compare');
  const heads = () => comparison(recruiter).getByRole('columnheader').getByRole('link').allInnerTexts();
  const order = recruiter.page.getByRole('combobox', { name: 'Order of the columns' });
  await order.selectOption('Name');
  await expect.poll(heads).toEqual(['Ada Strong', 'Ben Weak', 'Dan Expired', 'Gus Single']);
  await order.selectOption('Overall %');
  await expect.poll(heads).toEqual(['Ada Strong', 'Gus Single', 'Ben Weak', 'Dan Expired']);
  const box = recruiter.page.getByRole('checkbox', { name: 'Gus Single' });
  await box.uncheck();
  await expect.poll(heads).toEqual(['Ada Strong', 'Ben Weak', 'Dan Expired']);
  await expect(box).toBeFocused();
  await expect(recruiter.page.getByText('Up to 8 at a time. Selected now: 3.')).toBeVisible();
  for (const name of ['Ada Strong', 'Ben Weak', 'Dan Expired']) {
    await recruiter.page.getByRole('checkbox', { name }).uncheck();
  }
  await expect(recruiter.page.getByText('Nobody is selected. Select two or more from the list.')).toBeVisible();
});

test('More than fit beside each other cannot be chosen', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.choose(Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`b${at}`, variant(bundles.strong, at + 1)])));
  await expect(recruiter.messages).toContainText('Answer files opened: 10.');
  await recruiter.at('/compare');
  await expect(recruiter.page.getByText('10 candidates are scored. The first 8 are shown; select others as needed.')).toBeVisible();
  await expect(recruiter.page.getByRole('checkbox', { name: 'Person 9', exact: true })).toBeDisabled();
  await recruiter.page.getByRole('checkbox', { name: 'Person 1', exact: true }).uncheck();
  await recruiter.page.getByRole('checkbox', { name: 'Person 9', exact: true }).check();
  await expect(comparison(recruiter).getByRole('link', { name: 'Person 9' })).toBeVisible();
  await expect(recruiter.page.getByRole('checkbox', { name: 'Person 10', exact: true })).toBeDisabled();
});

test('Another version of the test is warned of', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.choose({ strong: bundles.strong, version: bundles.version });
  await expect(recruiter.messages).toContainText('Answer files opened: 2.');
  await recruiter.at('/compare');
  await expect(recruiter.page.getByText('Not scored, and therefore not in the list: 1.')).toBeVisible();
  const warning = recruiter.page.getByText(/^They did not all take the same version of the test/);
  await expect(comparison(recruiter).getByRole('link', { name: 'Ada Strong' })).toBeVisible();
  await expect(warning).toHaveCount(0);
  const other = content(recruiter.pack, recruiter.key, { version: '2', title: 'Harbour test, second edition' });
  await recruiter.at('/');
  await recruiter.choose({ 'second.json': other.pack, 'second.key.json': other.key });
  await expect(recruiter.listed('Eve Version')).not.toContainText('Not scored');
  await recruiter.at('/compare');
  await recruiter.page.getByRole('combobox', { name: 'Order of the columns' }).selectOption('Name');
  await expect(comparison(recruiter).getByRole('link', { name: 'Eve Version' })).toBeVisible();
  await expect(warning).toHaveText(
    'They did not all take the same version of the test: 1, 2. Their percentages come from different questions and are only roughly comparable.',
  );
  await recruiter.page.getByRole('checkbox', { name: 'Eve Version' }).uncheck();
  await expect(warning).toHaveCount(0);
});

/** The bundle of somebody who sits a test in a campaign, from which the form is drawn, and answers nothing. */
async function sitIn(context, campaign, name, pack) {
  const page = await context.newPage();
  const [site, endpoint] = [new Site(), new Endpoint()];
  await Promise.all([site.start(), endpoint.start()]);
  const assay = new Assay(page, site, endpoint, new ConsoleGuard());
  Object.assign(assay.pack, pack);
  assay.config.campaign = campaign;
  try {
    await assay.start('', name);
    await assay.submit();
    return JSON.stringify(await assay.bundle());
  } finally {
    await page.close();
    await Promise.all([site.stop(), endpoint.stop()]);
  }
}

test('Other questions of the same test are warned of', async ({ recruiter, browser }) => {
  // Two of the four documents are drawn in each campaign.
  const sections = recruiter.pack.sections.map((section) =>
    section.id === 'documents'
      ? {
          ...section,
          draw: [{ rule: 'sample', pool: 'papers', count: 2 }],
          items: section.items.map((item) => ({ ...item, pool: 'papers' })),
        }
      : section,
  );
  const pack = { version: '3', sections };
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Berlin', serviceWorkers: 'block' });
  const one = await sitIn(context, 'spring', 'Iris One', pack);
  const other = await sitIn(context, 'winter', 'Jon Other', pack);
  await context.close();
  const asked = (text) => JSON.parse(text).sections.flatMap(({ items }) => items.map(({ id }) => id));
  expect(asked(other)).not.toEqual(asked(one));

  const drawn = content(recruiter.pack, recruiter.key, pack);
  await recruiter.open();
  await recruiter.choose({ 'drawn.json': drawn.pack, 'drawn.key.json': drawn.key, one, same: variant(one, 1), other });
  await expect(recruiter.messages).toContainText('Answer files opened: 3.');
  await recruiter.at('/compare');
  const warning = recruiter.page.getByText(/^They were not all asked the same questions/);
  await expect(warning).toBeVisible();
  await recruiter.page.getByRole('checkbox', { name: 'Jon Other' }).uncheck();
  await expect(warning).toHaveCount(0);
  await expect(comparison(recruiter).getByRole('link')).toHaveCount(2);
});

test('Every drawing has a name, and says in words what it shows', async ({ recruiter, bundles }) => {
  await four(recruiter, bundles);
  await recruiter.at('/compare');
  await recruiter.page.getByRole('combobox', { name: 'Order of the columns' }).selectOption('Name');
  for (const name of ['Overall', 'Test', 'Interview', 'Basics', 'Documents', 'Writing']) {
    const drawing = recruiter.page.getByRole('img', { name, exact: true });
    await expect(drawing, name).toBeVisible();
    await expect(drawing, name).toHaveAccessibleDescription(/A, Ada Strong: .* %\. B, Ben Weak: .* %\./);
  }
  const overall = recruiter.page.getByRole('img', { name: 'Overall', exact: true });
  await expect(overall).toHaveAccessibleDescription(/A, Ada Strong: 87\.50 %\. B, Ben Weak: 13\.75 %\..*Needed: 70 %\.$/);
  await expect(recruiter.page.getByRole('img', { name: 'Writing', exact: true })).toHaveAccessibleDescription(/Needed: 50 %\.$/);
  // The same in figures: two settled, two open.
  const spread = recruiter.page.getByRole('table', { name: /^Settled results of everybody/ });
  await expect(spread.getByRole('row', { name: 'Overall 2 2 13.75 50.63 87.50', exact: true })).toBeVisible();
});
