import { expect, test } from '../support/assay.mjs';

/** A second visitor's tab in the same browser. */
async function otherTab(assay, context, query = '') {
  const page = await context.newPage();
  assay.guard.watch(page);
  await page.goto(assay.site.url + query);
  assay.page = page;
}

test('A person with another invitation does not meet the answers of the one before', async ({ assay, context }) => {
  await assay.start('?invitation=first', 'Ada');
  await assay.option('At 03:10').check();
  await assay.page.close();
  await otherTab(assay, context, '?invitation=second');
  await expect(assay.button('Continue')).toBeVisible();
  await expect(assay.page.getByText('Ada')).toHaveCount(0);
  await assay.begin('Bob');
  await expect(assay.page.getByRole('radio', { checked: true })).toHaveCount(0);
  await assay.option('At 09:20').check();
  await assay.submit();
  await assay.delivered();
  const bundle = await assay.bundle();
  expect(bundle.candidate.name).toBe('Bob');
  expect(bundle.sections[0].items[0].response).toEqual({ choices: ['b'] });
});

test('Each of two persons comes back to their own test', async ({ assay, context }) => {
  await assay.start('?invitation=first', 'Ada');
  await assay.option('At 03:10').check();
  await assay.page.close();
  await otherTab(assay, context, '?invitation=second');
  await assay.begin('Bob');
  await assay.option('At 09:20').check();
  await assay.visit('?invitation=first');
  await expect(assay.option('At 03:10')).toBeChecked();
  await assay.visit('?invitation=second');
  await expect(assay.option('At 09:20')).toBeChecked();
});

test('A link that says nothing about the person asks whose the running test is', async ({ assay, context }) => {
  await assay.start('', 'Ada Lovelace');
  await assay.option('At 03:10').check();
  await assay.page.close();
  await otherTab(assay, context);
  await expect(assay.page.getByRole('heading', { level: 1, name: 'A test is running in this browser' })).toBeVisible();
  await expect(assay.page.getByText('Ada')).toHaveCount(0);
  await assay.page.getByRole('textbox').fill('Bob');
  await assay.button('Continue this test').click();
  await expect(assay.page.getByText("That doesn't match what was entered at the start.")).toBeVisible();
  await assay.page.getByRole('textbox').fill(' ada lovelace');
  await assay.button('Continue this test').click();
  await expect(assay.option('At 03:10')).toBeChecked();
});

test('Somebody else can begin their own test beside the one that is running', async ({ assay, context }) => {
  await assay.start('', 'Ada');
  await assay.option('At 03:10').check();
  await assay.page.close();
  await otherTab(assay, context);
  await assay.button('This is not my test').click();
  await assay.begin('Bob');
  await expect(assay.page.getByRole('radio', { checked: true })).toHaveCount(0);
  await assay.submit();
  await assay.delivered();
  expect((await assay.bundle()).candidate.name).toBe('Bob');
});

test('The test that a person left is sent when the next person comes, and shown to nobody', async ({ assay, context }) => {
  await assay.start('?invitation=first', 'Ada');
  await assay.option('At 03:10').check();
  await assay.page.close();
  assay.time.page = context.pages()[0] ?? (await context.newPage());
  await assay.time.away(600);
  await otherTab(assay, context, '?invitation=second');
  await expect(assay.button('Continue')).toBeVisible();
  const bundle = await assay.bundle();
  expect(bundle.candidate.name).toBe('Ada');
  expect(bundle.timing.ended_by).toBe('timeout');
  await expect(assay.page.getByText('Ada')).toHaveCount(0);
  await expect(assay.page.getByText('Answers from an earlier test')).toHaveCount(0);
});

test('A receipt is not shown to the next person', async ({ assay, context }) => {
  await assay.start('?invitation=first', 'Ada');
  await assay.submit();
  await assay.delivered();
  await assay.page.close();
  await otherTab(assay, context, '?invitation=second');
  await expect(assay.button('Continue')).toBeVisible();
  expect(assay.endpoint.received).toHaveLength(1);
});

test('In the same tab a link of another person leads to their own test', async ({ assay }) => {
  await assay.start('?invitation=first', 'Ada');
  await assay.option('At 03:10').check();
  await assay.visit('?invitation=second');
  await expect(assay.button('Continue')).toBeVisible();
  await assay.begin('Bob');
  await expect(assay.page.getByRole('radio', { checked: true })).toHaveCount(0);
});

test('Persons are told apart by the name in the link where there is no invitation', async ({ assay, context }) => {
  await assay.start('?name=Ada');
  await assay.option('At 03:10').check();
  await assay.page.close();
  await otherTab(assay, context, '?name=Bob');
  await expect(assay.button('Continue')).toBeVisible();
  await assay.visit('?name=ADA');
  await expect(assay.option('At 03:10')).toBeChecked();
});

test('A test of another team on the same host is not met, in the same tab either', async ({ assay }) => {
  await assay.start('?invitation=first', 'Ada');
  await assay.option('At 03:10').check();
  const other = assay.site.url.replace('/a/b/', '/c/');
  await assay.page.route(`${other}**`, (route) =>
    route.continue({ url: route.request().url().replace('/c/', '/a/b/') }));
  await assay.page.goto(`${other}?invitation=first`);
  await assay.begin('Ada');
  await expect(assay.page.getByRole('radio', { checked: true })).toHaveCount(0);
  await assay.visit('?invitation=first');
  await expect(assay.option('At 03:10')).toBeChecked();
});
