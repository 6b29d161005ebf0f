import { expect, test } from '../support/assay.mjs';

/** What a candidate sees, and what the team sees: file, place in it, remedy. */
async function expectMessage(assay, { file, path, wrong, remedy }) {
  const { page } = assay;
  await expect(page.getByRole('heading', { level: 1, name: 'This test cannot be shown' })).toBeVisible();
  await expect(page.getByText('This is not your fault')).toBeVisible();
  const fault = page.getByRole('main').getByRole('listitem').first();
  for (const [name, text] of Object.entries({ File: file, Place: path, 'What is wrong': wrong, 'What to do': remedy })) {
    const value = fault.getByRole('definition').nth(['File', 'Place', 'What is wrong', 'What to do'].indexOf(name));
    await expect(value, name).toHaveText(text);
  }
}

const PACK = 'assessments/tiny.json';

test('A pack with a misspelt field is named with its place in the file', async ({ assay }) => {
  assay.pack.sections[0].items[0].interaction.optoins = [];
  await assay.open();
  await expectMessage(assay, {
    file: PACK,
    path: '$.sections[0].items[0].interaction.optoins',
    wrong: /.+/,
    remedy: /.+/,
  });
});

test('A pack that is not JSON is told so', async ({ assay }) => {
  assay.site.files.set(PACK, '{"schema": "assay/assessment/1",');
  await assay.open();
  await expectMessage(assay, { file: PACK, path: /line 1/, wrong: /.+/, remedy: /.+/ });
});

test('A pack that is missing is told so, and can be tried again', async ({ assay }) => {
  assay.guard.allow(/404/);
  assay.site.files.set(PACK, { status: 404, text: 'Nothing here.' });
  await assay.open();
  await expectMessage(assay, { file: PACK, path: /\$/, wrong: /could not be loaded.*404/, remedy: /try again/ });
  assay.site.files.set(PACK, JSON.stringify(assay.pack));
  await assay.button('Try again').click();
  await assay.begin();
});

test('All that does not fit together in a pack is listed at once', async ({ assay }) => {
  const [tide] = assay.pack.sections[0].items;
  assay.pack.sections[0].weight_percent = 50;
  assay.pack.sections[1].items[0].id = tide.id;
  tide.stem[1].rows[0].pop();
  tide.interaction.max_choices = 9;
  await assay.open();
  await expect(assay.page.getByRole('heading', { level: 1, name: 'This test cannot be shown' })).toBeVisible();
  const faults = assay.page.getByRole('main').getByRole('listitem');
  const places = [
    '$.sections',
    '$.sections[0].items[0].stem[1].rows[0]',
    '$.sections[0].items[0].interaction.max_choices',
    '$',
  ];
  await expect(faults).toHaveCount(places.length);
  for (const [at, place] of places.entries()) {
    await expect(faults.nth(at).getByRole('definition').nth(1)).toHaveText(place);
  }
});

test('A pack for a newer program is told so', async ({ assay }) => {
  assay.pack.schema = 'assay/assessment/9';
  await assay.open();
  await expectMessage(assay, { file: PACK, path: '$.schema', wrong: /.+/, remedy: /.+/ });
});

test('A configuration with an unprotected endpoint is refused, with the remedy', async ({ assay }) => {
  assay.config.submission.url = 'http://example.com/in';
  await assay.open();
  await expectMessage(assay, {
    file: 'config.json',
    path: '$.submission.url',
    wrong: 'Answers would travel unprotected over http.',
    remedy: 'Use an https address.',
  });
});

test('A configuration that is missing is told so', async ({ assay }) => {
  assay.guard.allow(/404/);
  assay.site.files.set('config.json', { status: 404, text: 'Nothing here.' });
  await assay.open();
  await expectMessage(assay, { file: 'config.json', path: /\$/, wrong: /could not be loaded.*404/, remedy: /try again/ });
});

test('A configuration that is not JSON is told so', async ({ assay }) => {
  assay.site.files.set('config.json', 'team: Port of Tyne');
  await assay.open();
  await expectMessage(assay, { file: 'config.json', path: /line 1/, wrong: /.+/, remedy: /.+/ });
});

const KEY = 'assessments/tiny.key.json';

/** Takes a test whose key is no good: the candidate notices nothing, the team reads why. */
async function expectUngraded(assay, reason) {
  await assay.start();
  await assay.option('At 09:20').check();
  await assay.submit();
  await assay.delivered();
  const { grade } = await assay.bundle();
  expect(grade.status).toBe('not-graded');
  expect(grade.reason).toMatch(reason);
}

test('A key that belongs to another pack leaves the answers ungraded, with the reason', async ({ assay }) => {
  assay.site.files.set(KEY, JSON.stringify({
    ...assay.key,
    assessment: { id: 'tiny', version: '1', sha256: '0'.repeat(64) },
  }));
  await expectUngraded(assay, /tiny\.key\.json/);
});

test('A key that is missing leaves the answers ungraded, with the reason', async ({ assay }) => {
  assay.guard.allow(/404/);
  assay.site.files.set(KEY, { status: 404, text: 'Nothing here.' });
  await expectUngraded(assay, /404/);
});

test('A key that is broken leaves the answers ungraded, with the place', async ({ assay }) => {
  assay.key.items.tide = { rule: 'choice', correct: 'z', reason: 'There is no such option.' };
  await expectUngraded(assay, /items\.tide/);
});

test('A key that does not come in time does not hold the answers up', async ({ assay }) => {
  assay.site.files.set(KEY, { hang: true });
  await assay.start();
  await assay.submit();
  await assay.time.pass(20);
  await assay.delivered();
  expect((await assay.bundle()).grade.status).toBe('not-graded');
});

test('A program that does not come leaves no blank page', async ({ assay }) => {
  assay.guard.allow(/404|503/);
  await assay.page.route(/\.wasm$/, (route) => route.fulfill({ status: 503 }));
  await assay.open();
  await expect(assay.page.getByText('The test could not be loaded.')).toBeVisible();
  await expect(assay.button('Reload')).toBeVisible();
});

test('A program that is missing in a running test says that the answers are kept, and gives them out', async ({ assay }) => {
  assay.guard.allow(/404|503/);
  await assay.start();
  await assay.option('At 09:20').check();
  await assay.page.route(/\.wasm$/, (route) => route.fulfill({ status: 503 }));
  await assay.page.reload();
  await expect(assay.page.getByText('The test could not be loaded.')).toBeVisible();
  await expect(assay.page.getByText('its answers are kept here')).toBeVisible();
  await expect(assay.page.getByText('Nothing has started')).toHaveCount(0);
  const { text } = await assay.saved(() => assay.button('Download my answers').click());
  expect(text).toContain('\\"choices\\":[\\"b\\"]');
  await assay.page.unroute(/\.wasm$/);
  await assay.button('Reload').click();
  await expect(assay.option('At 09:20')).toBeChecked();
});

for (const query of ['practice', 'probe']) {
  test(`A program that fails on the page for ${query} says nothing of answers and time`, async ({ assay }) => {
    assay.guard.allow(/404|503/);
    const { page } = assay;
    const trouble = page.getByRole('alert');
    // A test is under way in this browser, and the page is not about it.
    await assay.start();
    await assay.visit(`?${query}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.evaluate(() =>
      dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") })));
    await expect(trouble).toContainText('Something went wrong on this page. Reload the page.');
    await expect(trouble).not.toContainText(/answers|clock|test/i, { useInnerText: true });
    await page.route(/\.wasm$/, (route) => route.fulfill({ status: 503 }));
    await page.reload();
    await expect(trouble).toContainText('This page could not be loaded. Reload the page');
    await expect(trouble.getByRole('heading')).toHaveText('This page could not be loaded.');
    await expect(trouble).not.toContainText(/answers|clock|time/i, { useInnerText: true });
    await expect(assay.button('Download my answers')).toBeHidden();
  });
}

test('A configuration that is missing in a running test does not say that no time is running', async ({ assay }) => {
  assay.guard.allow(/404/);
  await assay.start();
  await assay.option('At 09:20').check();
  assay.site.files.set('config.json', { status: 404, text: 'Nothing here.' });
  await assay.page.reload();
  await expect(assay.page.getByText('its clock keeps running')).toBeVisible();
  await expect(assay.page.getByText('No clock is running')).toHaveCount(0);
  const { text } = await assay.saved(() => assay.button('Download my answers').click());
  expect(text).toContain('\\"choices\\":[\\"b\\"]');
});

test('Without the program nobody is given the answers of somebody else', async ({ assay, context }) => {
  assay.guard.allow(/404|503/);
  await assay.start('', 'Ada');
  await assay.option('At 09:20').check();
  await assay.page.close();
  assay.page = await context.newPage();
  assay.guard.watch(assay.page);
  await assay.page.route(/\.wasm$/, (route) => route.fulfill({ status: 503 }));
  await assay.visit();
  const said = [];
  let name = 'Bob';
  assay.page.on('dialog', (dialog) => {
    said.push(dialog.message());
    return dialog.type() === 'prompt' ? dialog.accept(name) : dialog.accept();
  });
  await assay.button('Download my answers').click();
  await expect.poll(() => said).toContain('Nothing is kept here under that name.');
  name = 'ada';
  const { text } = await assay.saved(() => assay.button('Download my answers').click());
  expect(text).toContain('\\"choices\\":[\\"b\\"]');
});

test('A color that cannot be read well stops no test; ours is shown, and the console says so', async ({ assay }) => {
  const warned = assay.page.waitForEvent('console', (message) => message.text().includes('$.team.accent'));
  assay.guard.allow(/team\.accent/);
  assay.config.team.accent = '#ffcc00';
  await assay.start();
  expect((await warned).type()).toBe('warning');
  const shown = await assay.page.evaluate(() => document.documentElement.style.getPropertyValue('--team-accent'));
  expect(shown).toBe('');
});

test('A program that falls over in a test says what to do, and the answers can be saved without it', async ({ assay }) => {
  await assay.start();
  await assay.option('At 09:20').check();
  await assay.page.evaluate(() =>
    dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") })));
  await expect(assay.page.getByText('Something went wrong on this page.')).toBeVisible();
  await expect(assay.question()).toBeHidden();
  const { name, text } = await assay.saved(() => assay.button('Download my answers').click());
  expect(name).toBe('assay-rescue.json');
  const rescue = JSON.parse(text);
  expect(rescue.schema).toBe('assay/rescue/1');
  expect(rescue.kept.some(([, , record]) => String(record).includes('"choices":["b"]'))).toBe(true);
  await assay.button('Reload').click();
  await expect(assay.option('At 09:20')).toBeChecked();
});

test('A panic is told with its words and its place, and the answers can be saved', async ({ assay }) => {
  // The call that fails throws what it fails with at whoever set the timer.
  assay.guard.allow(/panicked at|RuntimeError|unreachable|unwrap_throw/);
  await assay.start();
  await assay.option('At 09:20').check();
  await assay.goTo('Letter');
  // No browser calls a timer before it is set; the program holds then what the call asks for.
  await assay.page.evaluate(() => {
    globalThis.setTimeout = (action) => {
      action();
      return 1;
    };
  });
  await assay.field('Write an answer.').press('a');
  await expect(assay.page.getByText('Something went wrong on this page.')).toBeVisible();
  await expect(assay.page.locator('#trouble-detail')).toHaveText(/panicked at \S+\.rs:\d+:\d+:\s+\S+/);
  const { text } = await assay.saved(() => assay.button('Download my answers').click());
  expect(text).toContain('\\"choices\\":[\\"b\\"]');
  await assay.button('Reload').click();
  await expect(assay.field('Write an answer.')).toBeVisible();
});

test('A host that sends the program under a wrong type serves the whole test', async ({ assay }) => {
  assay.site.types['.wasm'] = 'application/octet-stream';
  await assay.start();
  await assay.option('At 09:20').check();
  await assay.submit();
  await assay.delivered();
  expect((await assay.bundle()).sections[0].items[0].response).toEqual({ choices: ['b'] });
});

test.describe('Without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the page says what is missing and whom to ask', async ({ assay }) => {
    assay.publish();
    await assay.visit();
    // Searches by role and by text pass over this element.
    const notice = assay.page.locator('noscript');
    await expect.poll(() => notice.innerText()).toContain('This test needs JavaScript and WebAssembly.');
    await expect(assay.page.locator('progress')).toBeHidden();
  });
});
