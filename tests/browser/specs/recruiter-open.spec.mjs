import { expect, test } from '../support/recruiter.mjs';

/** Drops files on the page, as a person drags them from a folder. */
async function drop(recruiter, files) {
  const transfer = await recruiter.page.evaluateHandle((list) => {
    const dropped = new DataTransfer();
    for (const [name, text] of list) {
      dropped.items.add(new File([text], name, { type: 'application/json' }));
    }
    return dropped;
  }, Object.entries(files));
  const place = recruiter.page.getByRole('heading', { name: 'Open files' });
  await place.dispatchEvent('dragover', { dataTransfer: transfer });
  await place.dispatchEvent('drop', { dataTransfer: transfer });
}

test('Bundles that are dropped on the page are opened', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await drop(recruiter, { 'strong.json': bundles.strong, 'weak.json': bundles.weak });
  await expect(recruiter.messages).toContainText('Answer files opened: 2.');
  await expect(recruiter.listed('Ada Strong')).toBeVisible();
  await expect(recruiter.listed('Ben Weak')).toBeVisible();
});

test('What the receiver has is read with one press of a button', async ({ recruiter, bundles }) => {
  recruiter.site.files.set('bundles/', JSON.stringify(['a.json', 'b.json']));
  recruiter.site.files.set('bundles/a.json', bundles.strong);
  recruiter.site.files.set('bundles/b.json', bundles.weak);
  await recruiter.open('', { receiver: 'bundles/' });
  await recruiter.button('Open 2 from the receiver').click();
  await expect(recruiter.messages).toContainText('Answer files opened: 2.');
  await expect(recruiter.listed('Ada Strong')).toBeVisible();
  // Read again, nothing is doubled.
  await recruiter.button('Open 2 from the receiver').click();
  await expect(recruiter.messages).toContainText('Answer files that were already on this page: 2.');
  await expect(recruiter.page.locator('#main tbody tr')).toHaveCount(2);
});

test('A configuration under its former name is read where the present one is missing', async ({ recruiter }) => {
  const { guard, page, site } = recruiter;
  guard.allow(/404/);
  const packs = () => site.requested(/^assessments\/tiny\.json$/).length;
  await recruiter.open();
  await expect.poll(packs).toBe(1);
  site.files.set('desk.json', site.files.get('recruiter.json'));
  site.files.set('recruiter.json', { status: 404 });
  await page.reload();
  await expect.poll(packs).toBe(2);
});

test('A page that is open twice sees what the other has done', async ({ recruiter, bundles, context }) => {
  await recruiter.open();
  await recruiter.sitDown('Ann Rater');
  await recruiter.choose({ strong: bundles.strong });
  const other = await context.newPage();
  await other.goto(recruiter.page.url());
  await other.getByRole('link', { name: 'Ada Strong' }).click();
  await recruiter.rateLetter(bundles.strong, 5);
  // At once, without coming to the front.
  await expect(other.getByText('Single rater.').first()).toBeVisible();
  await other.close();
});

test('A note that is written in one tab does not bring back the rating that another has changed', async ({ recruiter, bundles, context }) => {
  test.slow();
  await recruiter.open();
  await recruiter.sitDown('Ann Rater');
  await recruiter.choose({ strong: bundles.strong });
  await recruiter.rateLetter(bundles.strong, 2);
  const other = await context.newPage();
  // This page hears of the others too late.
  await other.addInitScript(() => {
    BroadcastChannel.prototype.addEventListener = () => {};
  });
  await other.goto(`${recruiter.site.url}recruiter.html#/rate`);
  await expect(other.getByText('Your rating, 2, is saved.')).toBeVisible();
  await recruiter.page.getByRole('radio', { name: /^5\b/ }).click();
  await expect(recruiter.page.getByText('Your rating, 5, is saved.')).toBeVisible();
  await expect(other.getByText('Your rating, 2, is saved.')).toBeVisible();
  const note = other.getByRole('textbox', { name: /^Note on/ }).first();
  await note.fill('Clear to the end.');
  await note.blur();
  // The first page shows both what it did and what the other did.
  await expect(recruiter.page.getByRole('textbox', { name: /^Note on/ }).first()).toHaveValue('Clear to the end.');
  await expect(recruiter.page.getByText('Your rating, 5, is saved.')).toBeVisible();
  await recruiter.page.reload();
  await recruiter.goTo(bundles.strong, 'log');
  await expect(recruiter.row('Wrote a note on “Letter”')).toContainText('Clear to the end.');
  await recruiter.goTo(bundles.strong);
  await expect(recruiter.page.getByRole('row', { name: /^Test 100\.00 %/ }).first()).toBeVisible();
  await other.close();
});

test('Who is taken off the page in one tab goes from the others', async ({ recruiter, bundles, context }) => {
  await recruiter.open();
  await recruiter.choose({ strong: bundles.strong, weak: bundles.weak });
  const other = await context.newPage();
  await other.goto(recruiter.page.url());
  await expect(other.getByRole('link', { name: 'Ada Strong' })).toBeVisible();
  await recruiter.details('Ada Strong');
  await recruiter.button('Remove Ada Strong').click();
  await recruiter.page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(other.getByRole('link', { name: 'Ada Strong' })).toHaveCount(0);
  await expect(other.getByRole('link', { name: 'Ben Weak' })).toBeVisible();
  await other.close();
});

test('A page whose browser keeps nothing says so for as long as that is so', async ({ recruiter, bundles }) => {
  await recruiter.page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
  });
  await recruiter.open();
  const notice = recruiter.page.getByRole('alert').filter({ hasText: 'This browser does not keep what you do here' });
  await expect(notice).toBeVisible();
  await recruiter.choose({ strong: bundles.strong });
  await expect(recruiter.messages).toContainText('Answer files opened: 1.');
  await expect(notice).toBeVisible();
});

test('The focus goes where the name is said, and comes back', async ({ recruiter }) => {
  await recruiter.open();
  await recruiter.sitDown('Ann Rater');
  await expect(recruiter.button('Change')).toBeFocused();
  await recruiter.page.keyboard.press('Enter');
  await expect(recruiter.page.getByRole('textbox', { name: 'Your name' })).toBeFocused();
});

test('Another key for the same test is told, with both digests', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.choose({ weak: bundles.weak });
  const other = JSON.parse(recruiter.site.files.get('keys/tiny.key.json'));
  other.items.tide.correct = 'a';
  await recruiter.choose({ 'other.key.json': JSON.stringify(other) });
  await expect(recruiter.messages).toContainText('other.key.json is another answer key for the same test');
});

test('A red flag stays found under another interview kit', async ({ recruiter, bundles }) => {
  test.slow();
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.choose({ strong: bundles.strong });
  await recruiter.goTo(bundles.strong, 'flags');
  await recruiter.page.getByRole('textbox', { name: 'Evidence' }).first().fill('Shouted at the porter.');
  await recruiter.button('Raise with this evidence').first().click();
  const reason = recruiter.page.getByRole('textbox', { name: 'Reason' }).first();
  await reason.fill('Seen by both of us.');
  await recruiter.button('Confirm').first().click();
  await expect(recruiter.page.getByText('The reason is too short to confirm this. Write at least 20 characters.')).toBeVisible();
  await reason.fill('Seen and heard by both of us.');
  await recruiter.button('Confirm').first().click();
  await expect(recruiter.page.getByText('Only you have raised this. Somebody else should confirm it')).toBeVisible();
  await expect(recruiter.page.getByText('Nobody has judged this yet.').first()).toBeVisible();
  await recruiter.page.getByRole('checkbox', { name: /^I am alone/ }).first().check();
  await recruiter.button('Confirm').first().click();
  await expect(recruiter.page.getByText(/^Confirmed by Ann Rater/)).toBeVisible();
  const kit = await (await recruiter.page.request.get(`${recruiter.site.url}kit/cto-smb.json`)).json();
  kit.assessment_id = 'somebody-else';
  kit.role = 'Harbour master';
  kit.red_flags = [{ id: 'other', title: 'Other', text: 'Other.', evidence: 'Other.' }];
  await recruiter.at('/');
  await recruiter.choose({ 'kit.json': JSON.stringify(kit) });
  await expect(recruiter.messages).toContainText('is an interview kit for another role: Harbour master');
  await recruiter.goTo(bundles.strong);
  await expect(recruiter.page.getByText('Not a pass', { exact: true }).first()).toBeVisible();
});

test('A panic on the recruiter’s page is told with its words and its place', async ({ recruiter, bundles }) => {
  recruiter.guard.allow(/panicked at/);
  await recruiter.open();
  await recruiter.choose({ strong: bundles.strong });
  await expect(recruiter.listed('Ada Strong')).toBeVisible();
  // As the program says it, and as the trap comes after it.
  await recruiter.page.evaluate(() => {
    globalThis.assayPanicked('panicked at src/recruiter.rs:7:9:\nno such rater');
    dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }));
  });
  await expect(recruiter.heading('Something went wrong on this page.')).toBeVisible();
  await expect(recruiter.page.getByText('panicked at src/recruiter.rs:7:9: no such rater')).toBeVisible();
  await recruiter.button('Reload').click();
  await expect(recruiter.listed('Ada Strong')).toBeVisible();
});
