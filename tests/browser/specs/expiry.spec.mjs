import { Assay, expect, test } from '../support/assay.mjs';

test('At zero the sentence that is being written is taken, and the answers go off unasked', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Letter');
  await assay.time.pass(100);
  const field = assay.field('Write an answer.');
  await field.pressSequentially('We are sor');
  await assay.time.pass((await assay.left()) + 1);
  await assay.done('Time is up. Your test is complete.');
  await assay.delivered();
  const bundle = await assay.bundle();
  expect(Assay.item(bundle, 'letter').response).toEqual({ text: 'We are sor' });
  expect(bundle.timing).toMatchObject({ ended_by: 'timeout', elapsed_ms: 120_000 });
});

test('Text typed just before zero counts although nothing was pressed after it', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Word');
  await assay.time.pass((await assay.left()) - 5);
  await assay.time.stop();
  while ((await assay.left()) > 1) {
    await assay.time.pass(0.25);
  }
  await assay.field('What is it called?').fill('windward');
  await assay.time.pass(2);
  await assay.done('Time is up. Your test is complete.');
  const item = Assay.item(await assay.bundle(), 'word');
  expect(item.response).toEqual({ text: 'windward' });
  expect(item.late).toBeUndefined();
});

test('A number that reads two ways is taken as it stands at zero', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Sum');
  await assay.field('How much is paid in all?').fill('80.000');
  await assay.time.pass(121);
  await assay.done('Time is up. Your test is complete.');
  const bundle = await assay.bundle();
  expect(Assay.item(bundle, 'sum').response).toEqual({ text: '80.000' });
  expect(JSON.stringify(bundle.grade)).toContain('pending');
});

test('The confirmation that stands open at zero is closed by the end', async ({ assay }) => {
  await assay.start();
  await assay.review();
  await assay.button('Submit test').click();
  await expect(assay.page.getByRole('dialog', { name: 'Submit your test?' })).toBeVisible();
  await assay.time.pass(121);
  await assay.done('Time is up. Your test is complete.');
  await expect(assay.page.getByRole('dialog')).toHaveCount(0);
  expect((await assay.bundle()).timing.ended_by).toBe('timeout');
});

test('An attempt whose time ends while the page is closed is sealed and sent on the next visit', async ({ assay }) => {
  await assay.start();
  await assay.option('At 09:20').check();
  await assay.leave();
  expect(assay.endpoint.received).toHaveLength(0);
  await assay.time.away(3_600);
  await assay.visit();
  await assay.done('Time is up. Your test is complete.');
  await assay.delivered();
  const bundle = await assay.bundle();
  expect(Assay.item(bundle, 'tide').response).toEqual({ choices: ['b'] });
  expect(bundle.timing).toMatchObject({ ended_by: 'timeout', elapsed_ms: 120_000 });
});

test('What is typed before the end and read after a sleep past it is kept', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Word');
  await assay.field('What is it called?').pressSequentially('windward');
  await assay.time.sleep(3_600);
  await assay.time.pass(2);
  await assay.done('Time is up. Your test is complete.');
  const item = Assay.item(await assay.bundle(), 'word');
  expect(item.response ?? item.late).toEqual({ text: 'windward' });
});

test('What is typed after a sleep past the end is kept as late and never scored', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Word');
  // The page has not noticed yet that it slept: its next tick is still to come.
  await assay.time.stop();
  await assay.time.sleep(3_600);
  await assay.field('What is it called?').fill('leeward');
  await assay.time.pass(3);
  await assay.done('Time is up. Your test is complete.');
  const bundle = await assay.bundle();
  const item = Assay.item(bundle, 'word');
  expect(item.late).toEqual({ text: 'leeward' });
  expect(item.response).toBe(null);
});

test('Nothing is asked and nothing is checked at zero: an empty test is sent as well', async ({ assay }) => {
  await assay.start();
  await assay.time.jump(125);
  await assay.done('Time is up. Your test is complete.');
  await assay.delivered();
  await expect(assay.page.getByRole('region', { name: 'Your receipt' })).toContainText('0 of 11');
  const statuses = (await assay.bundle()).sections.flatMap(({ items }) => items.map(({ status }) => status));
  expect(statuses).toEqual(['skipped', ...Array(10).fill('not-reached')]);
});
