import { expect, test } from '../support/assay.mjs';

const ABOUT = { name: 'Name', email: 'Email', reference: 'Reference' };

test('Only what the team asks for is asked', async ({ assay }) => {
  assay.config.candidate = { name: 'absent', email: 'absent', reference: 'absent' };
  await assay.open();
  await expect(assay.button('Continue')).toBeVisible();
  await expect(assay.page.getByRole('textbox')).toHaveCount(0);
  await assay.begin();
  await assay.submit();
  await assay.delivered();
  expect((await assay.bundle()).candidate).toEqual({});
});

test('What is required must be filled in, what is optional need not', async ({ assay }) => {
  assay.config.candidate = { name: 'required', email: 'optional', reference: 'required' };
  await assay.open();
  await assay.page.getByRole('checkbox').check();
  await assay.button('Continue').click();
  await expect(assay.field(ABOUT.name)).toBeFocused();
  await expect(assay.page.getByText('Please fill this in.')).toHaveCount(2);
  await assay.field(ABOUT.name).fill('Ada');
  await expect(assay.page.getByText('Please fill this in.')).toHaveCount(1);
  await assay.field(ABOUT.reference).fill('R-12');
  await assay.button('Continue').click();
  await assay.button('Start the test').click();
  await assay.submit();
  await assay.delivered();
  const { candidate } = await assay.bundle();
  expect(candidate).toMatchObject({ name: 'Ada', reference: 'R-12' });
  expect(candidate.email ?? '').toBe('');
});

test('An email address without an @ is asked about', async ({ assay }) => {
  await assay.open();
  await assay.field(ABOUT.name).fill('Ada');
  await assay.field(ABOUT.email).fill('ada.example.com');
  await assay.page.getByRole('checkbox').check();
  await assay.button('Continue').click();
  await expect(assay.page.getByText('Please enter a full email address')).toBeVisible();
  await expect(assay.field(ABOUT.email)).toBeFocused();
  await assay.field(ABOUT.email).fill('ada@example.com');
  await assay.button('Continue').click();
  await expect(assay.button('Start the test')).toBeVisible();
});

test('What can be no name or no address is asked about at its field', async ({ assay }) => {
  await assay.open();
  await assay.field(ABOUT.name).fill('12345');
  await assay.field(ABOUT.email).fill('ada@example');
  await assay.page.getByRole('checkbox').check();
  await assay.button('Continue').click();
  await expect(assay.page.getByText('Please enter your name in letters.')).toBeVisible();
  await expect(assay.page.getByText('Please enter a full email address')).toBeVisible();
  await expect(assay.field(ABOUT.name)).toBeFocused();
  await assay.field(ABOUT.name).fill('Ada');
  await assay.field(ABOUT.email).fill('ada@example.com');
  await assay.button('Continue').click();
  await expect(assay.button('Start the test')).toBeVisible();
});

test('The rules must be acknowledged, and that alone starts no clock', async ({ assay }) => {
  await assay.open();
  await assay.field(ABOUT.name).fill('Ada');
  await assay.button('Continue').click();
  await expect(assay.page.getByText('Please check this box if you agree.')).toBeVisible();
  await assay.agree();
  await expect(assay.timer).toHaveCount(0);
  await assay.time.pass(600);
  await assay.button('Start the test').click();
  expect(await assay.left()).toBeGreaterThan(115);
  await assay.submit();
  const { acknowledgements } = await assay.bundle();
  expect(acknowledgements.map(({ id }) => id)).toEqual(['rules']);
});

test('What the link says about the person is filled in, and can be corrected', async ({ assay }) => {
  await assay.open('?name=Ada%20L.&email=ada@example.com&reference=secret');
  await expect(assay.field(ABOUT.name)).toHaveValue('Ada L.');
  await expect(assay.field(ABOUT.email)).toHaveValue('ada@example.com');
  await expect(assay.field(ABOUT.reference)).toHaveCount(0);
  await assay.field(ABOUT.name).fill('Ada Lovelace');
  await assay.begin();
  await assay.submit();
  await assay.delivered();
  expect((await assay.bundle()).candidate).toEqual({ name: 'Ada Lovelace', email: 'ada@example.com' });
});

test('No score is shown unless the team wants it', async ({ assay }) => {
  await assay.start();
  await assay.option('At 09:20').check();
  await assay.submit();
  await assay.delivered();
  await expect(assay.page.getByText('Provisional score')).toHaveCount(0);
  await expect(assay.page.getByText('%')).toHaveCount(0);
});

test('A score that is shown is provisional, and says what people still rate', async ({ assay }) => {
  assay.config.show_score = true;
  assay.pack.duration_seconds = 600;
  await assay.start();
  await assay.answerEverything();
  await assay.submit();
  await assay.delivered();
  const score = assay.page.getByRole('region', { name: 'Provisional score' });
  await expect(score.getByRole('row', { name: /Basics/ })).toContainText(/100(\.00)? %/);
  await expect(score.getByRole('row', { name: /Writing/ })).toContainText('not rated yet');
});

test('A code for extra time in the link gives a quarter more', async ({ assay }) => {
  assay.config.accommodations = [{ code: 'QUARTER', time_percent: 125 }];
  assay.pack.duration_seconds = 240;
  await assay.open('?accommodation=QUARTER');
  await expect(assay.page.getByText('Your time: 5 minutes (the usual time is 4)')).toBeVisible();
  await assay.begin();
  expect(await assay.left()).toBeGreaterThan(295);
  await assay.submit();
  expect((await assay.bundle()).timing).toMatchObject({ granted_ms: 300_000, time_percent: 125 });
});

test('A code that is not known gives no time, and is said to be unknown before the start', async ({ assay }) => {
  assay.config.accommodations = [{ code: 'QUARTER', time_percent: 125 }];
  await assay.open('?accommodation=DOUBLE');
  await expect(assay.page.getByText("We don't recognize the code for extra time in your link.")).toBeVisible();
  await assay.begin();
  expect(await assay.left()).toBeLessThanOrEqual(120);
});

test('The welcome screen says who asks, what is allowed, who reads it and whom to ask', async ({ assay }) => {
  assay.config.aids = 'A pocket calculator and a compass.';
  assay.config.privacy = { readers: 'The harbour office', retention: 'Six months', rights: 'Ask for your record.' };
  await assay.open();
  const { page } = assay;
  await expect(page.getByRole('heading', { level: 1, name: 'Welcome to your test' })).toBeVisible();
  for (const text of [
    'A pocket calculator and a compass.',
    'The harbour office',
    'Six months',
    'Ask for your record.',
    'Harbour clerk, a short test',
    'How you choose and arrange. A clerk does both all day.',
    '2 minutes, in one sitting.',
  ]) {
    await expect(page.getByText(text).first()).toBeVisible();
  }
  await expect(page.getByRole('link', { name: 'ida@example.com' }).first()).toHaveAttribute('href', 'mailto:ida@example.com');
  await expect(page.getByRole('row', { name: /Documents/ })).toContainText('40 %');
});

test('One example of each way of answering can be tried before the start, and is not recorded', async ({ assay }) => {
  assay.pack.practice.push({
    id: 'practice-word',
    title: 'A word',
    stem: ['This one does not count either.'],
    interaction: { kind: 'text-entry', prompt: 'What floats?', label: 'Word', base_type: 'text' },
  });
  await assay.open();
  await assay.agree();
  await expect(assay.page.getByRole('heading', { name: /Example 1 of 2/ })).toBeVisible();
  await assay.option('A dinghy').check();
  await assay.button('Next example').click();
  await expect(assay.page.getByRole('heading', { name: /Example 2 of 2/ })).toBeFocused();
  await assay.field('What floats?').fill('A dinghy');
  await assay.button('Start the test').click();
  await assay.submit();
  await assay.delivered();
  expect(assay.endpoint.received[0].body.toString('utf8')).not.toContain('practice');
});

test('The check finds everything in order, and says so', async ({ assay }) => {
  await assay.open();
  await assay.agree();
  const device = assay.page.getByRole('region', { name: 'Your device' });
  await expect(device.getByText('OK', { exact: true })).toHaveCount(5);
});

test('An endpoint that cannot be reached is noted before the start', async ({ assay }) => {
  assay.guard.allow(/ERR_/);
  await assay.open();
  await assay.endpoint.stop();
  await assay.agree();
  await expect(assay.page.getByText("The server that receives your answers can't be reached right now.")).toBeVisible();
  await assay.endpoint.start(Number(new URL(assay.endpoint.origin).port));
});

test('The same campaign draws the same form for everybody', async ({ assay, browser }) => {
  Object.assign(assay.pack.sections[0], { draw: [{ rule: 'sample', pool: 'any', count: 2 }] });
  for (const item of assay.pack.sections[0].items) {
    item.pool = 'any';
  }
  for (const item of ['tide', 'papers', 'fog', 'mooring']) {
    expect(assay.key.items[item]).toBeDefined();
  }
  await assay.start('?invitation=one');
  await assay.submit();
  const first = await assay.bundle();
  const context = await browser.newContext();
  assay.page = await context.newPage();
  await assay.visit('?invitation=two');
  await assay.begin();
  await assay.submit();
  await expect.poll(() => assay.endpoint.received.length).toBe(2);
  const second = await assay.bundle();
  await context.close();
  const drawn = (bundle) => bundle.sections.map(({ items }) => items.map(({ id, presented }) => [id, presented]));
  expect(drawn(second)).toEqual(drawn(first));
  expect(drawn(first)[0]).toHaveLength(2);
});

for (const [kind, encoded, wrong] of [
  ['ANSI', (text) => Buffer.from(text, 'latin1'), /Windows-1252 \(“ANSI”\)/],
  ['UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le'), /saved as UTF-16/],
  ['typographic quotation marks', (text) => Buffer.from(text.replace(/"/g, '”')), /typographic one/],
]) {
  test(`A configuration that was saved with ${kind} is named as such`, async ({ assay }) => {
    assay.config.team.name = 'Müller';
    assay.site.files.set('config.json', { text: encoded(JSON.stringify(assay.config)) });
    await assay.open();
    await expect(assay.page.getByRole('heading', { level: 1, name: 'This test cannot be shown' })).toBeVisible();
    await expect(assay.page.getByRole('definition').filter({ hasText: wrong })).toBeVisible();
  });
}

test('A byte order mark before the configuration changes nothing', async ({ assay }) => {
  assay.site.files.set('config.json', { text: Buffer.from(`\ufeff${JSON.stringify(assay.config)}`) });
  await assay.open();
  await expect(assay.button('Continue')).toBeVisible();
});
