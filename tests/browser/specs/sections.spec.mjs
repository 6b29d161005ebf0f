import { expect, test } from '../support/assay.mjs';

/** Starts a test whose sections have limits that bind: 50, 40 and 30 seconds. */
async function startLimited(assay) {
  assay.pack.enforce_section_limits = true;
  await assay.start();
}

function finishing(assay) {
  return assay.page.getByRole('dialog', { name: 'Finish section' });
}

test('The welcome screen says that each section has its own limit', async ({ assay }) => {
  assay.pack.enforce_section_limits = true;
  await assay.open();
  await expect(assay.page.getByText('Each section has its own time limit.')).toBeVisible();
});

test('The countdown is that of the section, and so is the overview', async ({ assay }) => {
  await startLimited(assay);
  expect(await assay.left()).toBeLessThanOrEqual(50);
  const dialog = await assay.overview();
  await expect(dialog.getByRole('button', { name: /: Mooring/ })).toBeVisible();
  await expect(dialog.getByRole('button', { name: /: Bill/ })).toHaveCount(0);
});

test('A section is finished after a question that counts what is open, and never opened again', async ({ assay }) => {
  await startLimited(assay);
  await assay.option('At 09:20').check();
  await assay.goTo('Mooring');
  await assay.button('Finish section').click();
  await expect(finishing(assay)).toContainText('Unanswered in this section: 3.');
  await finishing(assay).getByRole('button', { name: 'Keep working' }).click();
  await expect(finishing(assay)).toBeHidden();
  await assay.button('Finish section').click();
  await finishing(assay).getByRole('button', { name: 'Finish section' }).click();
  await expect(assay.question(/What decides/)).toBeVisible();
  expect(await assay.left()).toBeLessThanOrEqual(40);
  expect(await assay.left()).toBeGreaterThan(30);
  await expect(assay.button('Back')).toBeDisabled();
  await assay.page.evaluate(() => history.back());
  await expect(assay.question(/What decides/)).toBeVisible();
});

test('The overview has the end of a section as an entry of its own, which asks before it ends one', async ({ assay }) => {
  await startLimited(assay);
  await assay.option('At 09:20').check();
  const entry = (dialog) => dialog.getByRole('listitem').getByRole('button', { name: 'Finish section' });
  const open = async () => {
    const dialog = await assay.overview();
    await entry(dialog).click();
    await expect(dialog).toBeHidden();
    await expect(finishing(assay)).toContainText('Unanswered in this section: 3.');
  };
  await open();
  await expect(finishing(assay).getByRole('button', { name: 'Keep working' })).toBeFocused();
  await finishing(assay).getByRole('button', { name: 'Keep working' }).click();
  await expect(finishing(assay)).toBeHidden();
  await expect(assay.question(/High water/)).toBeVisible();
  await expect(assay.button('Overview')).toBeFocused();
  await open();
  await finishing(assay).getByRole('button', { name: 'Finish section' }).click();
  await expect(assay.question(/What decides/)).toBeVisible();
  // The last section ends with the test.
  await entry(await assay.overview()).click();
  await finishing(assay).getByRole('button', { name: 'Finish section' }).click();
  await expect(assay.question(/Sum/)).toBeVisible();
  await expect(entry(await assay.overview())).toHaveCount(0);
});

test('When the time of a section is up the next one opens, and what was typed is kept', async ({ assay }) => {
  await startLimited(assay);
  await assay.option('At 09:20').check();
  await assay.time.pass(51);
  await expect(assay.question(/What decides/)).toBeVisible();
  await expect(assay.page.getByRole('status').filter({ hasText: 'Time is up for that section.' })).toBeVisible();
  await assay.goTo('Schedule');
  await assay.field('Right time').pressSequentially('12:0');
  await assay.time.pass(41);
  await expect(assay.question(/Sum/)).toBeVisible();
  await assay.time.pass(31);
  await assay.done();
  await assay.delivered();
  const { sections, timing } = await assay.bundle();
  expect(sections.map(({ ended_by }) => ended_by)).toEqual(['timeout', 'timeout', 'timeout']);
  expect(sections[1].items[2].response).toMatchObject({ correction: '12:0' });
  expect(timing.ended_by).toBe('timeout');
});

test('A reload keeps the section and its deadline', async ({ assay }) => {
  await startLimited(assay);
  await assay.time.pass(60);
  await expect(assay.question(/What decides/)).toBeVisible();
  await assay.page.reload();
  await expect(assay.question(/What decides/)).toBeVisible();
  expect(await assay.left()).toBeLessThanOrEqual(30);
  expect(await assay.left()).toBeGreaterThan(20);
});

test('Several sections that ran out while the page was closed are closed, each at its own limit', async ({ assay }) => {
  await startLimited(assay);
  await assay.leave();
  await assay.time.away(95);
  await assay.visit();
  await expect(assay.question(/Sum/)).toBeVisible();
  expect(await assay.left()).toBeLessThanOrEqual(25);
});

test('Where only the total binds, every question can be gone to at any time', async ({ assay }) => {
  await assay.start();
  await assay.time.pass(55);
  await expect(assay.question(/High water/)).toBeVisible();
  const dialog = await assay.overview();
  await expect(dialog.getByRole('button', { name: 'Finish section' })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await assay.goTo('Letter');
  await assay.goTo('High water');
  await assay.option('At 09:20').check();
  await expect(assay.option('At 09:20')).toBeChecked();
});
