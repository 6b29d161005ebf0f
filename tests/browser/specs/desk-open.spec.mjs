import { expect, test } from '../support/desk.mjs';

/** Drops files on the page, as a person drags them from a folder. */
async function drop(desk, files) {
  const transfer = await desk.page.evaluateHandle((list) => {
    const dropped = new DataTransfer();
    for (const [name, text] of list) {
      dropped.items.add(new File([text], name, { type: 'application/json' }));
    }
    return dropped;
  }, Object.entries(files));
  const place = desk.page.getByRole('heading', { name: 'Open files' });
  await place.dispatchEvent('dragover', { dataTransfer: transfer });
  await place.dispatchEvent('drop', { dataTransfer: transfer });
}

test('Bundles that are dropped on the page are opened', async ({ desk, bundles }) => {
  await desk.open();
  await drop(desk, { 'strong.json': bundles.strong, 'weak.json': bundles.weak });
  await expect(desk.messages).toContainText('Bundles opened: 2.');
  await expect(desk.listed('Ada Strong')).toBeVisible();
  await expect(desk.listed('Ben Weak')).toBeVisible();
});

test('What the receiver has is read with one press of a button', async ({ desk, bundles }) => {
  desk.site.files.set('bundles/', JSON.stringify(['a.json', 'b.json']));
  desk.site.files.set('bundles/a.json', bundles.strong);
  desk.site.files.set('bundles/b.json', bundles.weak);
  await desk.open('', { receiver: 'bundles/' });
  await desk.button('Read 2 from the receiver').click();
  await expect(desk.messages).toContainText('Bundles opened: 2.');
  await expect(desk.listed('Ada Strong')).toBeVisible();
  // Read again, nothing is doubled.
  await desk.button('Read 2 from the receiver').click();
  await expect(desk.messages).toContainText('Bundles that were on the desk already: 2.');
  await expect(desk.page.locator('#main tbody tr')).toHaveCount(2);
});

test('A page that is open twice sees what the other has done', async ({ desk, bundles, context }) => {
  await desk.open();
  await desk.sitDown('Ann Rater');
  await desk.choose({ strong: bundles.strong });
  const other = await context.newPage();
  await other.goto(desk.page.url());
  await other.getByRole('link', { name: 'Ada Strong' }).click();
  await desk.rateLetter(bundles.strong, 5);
  // At once, without coming to the front.
  await expect(other.getByText('Single rater.').first()).toBeVisible();
  await other.close();
});

test('A note that is written in one tab does not bring back the rating that another has changed', async ({ desk, bundles, context }) => {
  test.slow();
  await desk.open();
  await desk.sitDown('Ann Rater');
  await desk.choose({ strong: bundles.strong });
  await desk.rateLetter(bundles.strong, 2);
  const other = await context.newPage();
  // This page hears of the others too late.
  await other.addInitScript(() => {
    BroadcastChannel.prototype.addEventListener = () => {};
  });
  await other.goto(`${desk.site.url}recruiter.html#/rate`);
  await expect(other.getByText('Your rating, 2, is saved.')).toBeVisible();
  await desk.page.getByRole('radio', { name: /^5\b/ }).click();
  await expect(desk.page.getByText('Your rating, 5, is saved.')).toBeVisible();
  await expect(other.getByText('Your rating, 2, is saved.')).toBeVisible();
  const note = other.getByRole('textbox', { name: /^Note on/ }).first();
  await note.fill('Clear to the end.');
  await note.blur();
  // The first page shows both what it did and what the other did.
  await expect(desk.page.getByRole('textbox', { name: /^Note on/ }).first()).toHaveValue('Clear to the end.');
  await expect(desk.page.getByText('Your rating, 5, is saved.')).toBeVisible();
  await desk.page.reload();
  await desk.goTo(bundles.strong, 'log');
  await expect(desk.row('Wrote another note on “Letter”')).toContainText('Clear to the end.');
  await desk.goTo(bundles.strong);
  await expect(desk.page.getByRole('row', { name: /^Test 100\.00 %/ }).first()).toBeVisible();
  await other.close();
});

test('Who is taken off the desk in one tab goes from the others', async ({ desk, bundles, context }) => {
  await desk.open();
  await desk.choose({ strong: bundles.strong, weak: bundles.weak });
  const other = await context.newPage();
  await other.goto(desk.page.url());
  await expect(other.getByRole('link', { name: 'Ada Strong' })).toBeVisible();
  await desk.listed('Ada Strong').getByRole('button', { name: /^Remove/ }).click();
  await desk.page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(other.getByRole('link', { name: 'Ada Strong' })).toHaveCount(0);
  await expect(other.getByRole('link', { name: 'Ben Weak' })).toBeVisible();
  await other.close();
});

test('A desk whose browser keeps nothing says so for as long as that is so', async ({ desk, bundles }) => {
  await desk.page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
  });
  await desk.open();
  const notice = desk.page.getByRole('alert').filter({ hasText: 'This browser keeps nothing of what you do here' });
  await expect(notice).toBeVisible();
  await desk.choose({ strong: bundles.strong });
  await expect(desk.messages).toContainText('Bundles opened: 1.');
  await expect(notice).toBeVisible();
});

test('The focus goes where the name is said, and comes back', async ({ desk }) => {
  await desk.open();
  await desk.sitDown('Ann Rater');
  await expect(desk.button('Change')).toBeFocused();
  await desk.page.keyboard.press('Enter');
  await expect(desk.page.getByRole('textbox', { name: 'Your name' })).toBeFocused();
});

test('Another key for the same test is told, with both digests', async ({ desk, bundles }) => {
  await desk.open();
  await desk.choose({ weak: bundles.weak });
  const other = JSON.parse(desk.site.files.get('keys/tiny.key.json'));
  other.items.tide.correct = 'a';
  await desk.choose({ 'other.key.json': JSON.stringify(other) });
  await expect(desk.messages).toContainText('other.key.json is another key for the same test');
});

test('A red flag stays found under another interview kit', async ({ desk, bundles }) => {
  test.slow();
  await desk.open();
  await desk.sitDown();
  await desk.choose({ strong: bundles.strong });
  await desk.goTo(bundles.strong, 'flags');
  await desk.page.getByRole('textbox', { name: 'Evidence' }).first().fill('Shouted at the porter.');
  await desk.button('Tick with this evidence').first().click();
  const reason = desk.page.getByRole('textbox', { name: 'Reason' }).first();
  await reason.fill('Seen by both of us.');
  await desk.button('Confirm').first().click();
  await expect(desk.page.getByText('The reason is too short to confirm this. Write at least 20 characters.')).toBeVisible();
  await reason.fill('Seen and heard by both of us.');
  await desk.button('Confirm').first().click();
  await expect(desk.page.getByText('Only you have ticked this. Somebody else should confirm it')).toBeVisible();
  await expect(desk.page.getByText('Nobody has judged this yet.').first()).toBeVisible();
  await desk.page.getByRole('checkbox', { name: /^I am alone/ }).first().check();
  await desk.button('Confirm').first().click();
  await expect(desk.page.getByText(/^Confirmed by Ann Rater/)).toBeVisible();
  const kit = await (await desk.page.request.get(`${desk.site.url}kit/cto-smb.json`)).json();
  kit.assessment_id = 'somebody-else';
  kit.role = 'Harbour master';
  kit.red_flags = [{ id: 'other', title: 'Other', text: 'Other.', evidence: 'Other.' }];
  await desk.at('/');
  await desk.choose({ 'kit.json': JSON.stringify(kit) });
  await expect(desk.messages).toContainText('is an interview kit for another role: Harbour master');
  await desk.goTo(bundles.strong);
  await expect(desk.page.getByText('Not a pass', { exact: true }).first()).toBeVisible();
});

test('A panic at the desk is told with its words and its place', async ({ desk, bundles }) => {
  desk.guard.allow(/panicked at/);
  await desk.open();
  await desk.choose({ strong: bundles.strong });
  await expect(desk.listed('Ada Strong')).toBeVisible();
  // As the program says it, and as the trap comes after it.
  await desk.page.evaluate(() => {
    globalThis.assayPanicked('panicked at src/desk.rs:7:9:\nno such rater');
    dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }));
  });
  await expect(desk.heading('Something went wrong on this page.')).toBeVisible();
  await expect(desk.page.getByText('panicked at src/desk.rs:7:9: no such rater')).toBeVisible();
  await desk.button('Reload').click();
  await expect(desk.listed('Ada Strong')).toBeVisible();
});
