import { expect, test } from '../support/assay.mjs';
import { expectAccessible } from '../support/axe.mjs';

test.beforeEach(({ assay }) => {
  test.setTimeout(240_000);
  // Axe takes its time, and the clock goes on meanwhile.
  assay.pack.duration_seconds = 3_600;
});

const KINDS = ['High water', 'Papers', 'Fog', 'Mooring', 'What decides', 'Script', 'Schedule', 'Bill', 'Sum', 'Word', 'Letter'];

test('Welcome, its complaints and the check are accessible', async ({ assay }) => {
  assay.config.candidate = { name: 'required', email: 'optional', reference: 'required' };
  assay.config.privacy = { readers: 'The harbour office', retention: 'Six months', rights: 'Ask for it.' };
  await assay.open('?accommodation=unknown');
  await expect(assay.page.getByText('the code for extra time')).toBeVisible();
  await expectAccessible(assay.page, 'welcome');
  await assay.button('Continue').click();
  await expect(assay.page.getByText('Please fill this in.').first()).toBeVisible();
  await expectAccessible(assay.page, 'welcome with complaints');
  await assay.field('Reference').fill('R-1');
  await assay.agree();
  await expect(assay.button('Start the test')).toBeEnabled();
  await expectAccessible(assay.page, 'check');
});

test('Practice of every kind of answering is accessible', async ({ assay }) => {
  assay.pack.practice = assay.pack.sections
    .flatMap(({ items }) => items)
    .map((item) => ({ ...structuredClone(item), id: `practice-${item.id}` }));
  await assay.open();
  await assay.agree();
  for (let example = 1; example <= KINDS.length; example += 1) {
    await expect(assay.page.getByRole('heading', { name: new RegExp(`Example ${example} of`) })).toBeVisible();
    await expectAccessible(assay.page, `example ${example}`);
    if (example < KINDS.length) {
      await assay.button('Next example').click();
    }
  }
});

test('Every kind of question is accessible, unanswered', async ({ assay }) => {
  await assay.start();
  for (const title of KINDS) {
    await assay.goTo(title);
    await expectAccessible(assay.page, title);
  }
});

test('Every kind of question is accessible, answered and flagged', async ({ assay }) => {
  await assay.start();
  await assay.answerEverything();
  await assay.goTo('Sum');
  await assay.field('How much is paid in all?').fill('80.000');
  for (const title of KINDS) {
    await assay.goTo(title);
    await assay.button('Flag for review').click();
    await expectAccessible(assay.page, title);
  }
});

test('Overview, review and confirmation are accessible', async ({ assay }) => {
  await assay.start();
  await assay.option('At 09:20').check();
  await assay.button('Flag for review').click();
  await assay.goTo('Fog');
  await assay.pick('Best', 'Call the pilot.').check();
  await assay.button('Hide timer').click();
  await assay.overview();
  await expectAccessible(assay.page, 'overview');
  await assay.page.keyboard.press('Escape');
  await assay.review();
  await expectAccessible(assay.page, 'review');
  await assay.button('Submit test').click();
  await expectAccessible(assay.page, 'confirmation');
});

test('The end of a section and its confirmation are accessible', async ({ assay }) => {
  assay.pack.enforce_section_limits = true;
  assay.pack.sections[0].duration_seconds = 600;
  assay.pack.sections[1].duration_seconds = 600;
  await assay.start();
  await assay.goTo('Mooring');
  await assay.button('Finish section').click();
  await expectAccessible(assay.page, 'confirmation of a section');
  await assay.page.getByRole('dialog').getByRole('button', { name: 'Finish section' }).click();
  await expect(assay.question(/What decides/)).toBeVisible();
  await expectAccessible(assay.page, 'the next section');
});

test('Notices of the time and of storage are accessible', async ({ assay }) => {
  await assay.page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Refused.', 'InvalidStateError');
    };
  });
  await assay.open();
  await assay.agree();
  await expect(assay.page.getByText("This browser won't let us keep your answers")).toBeVisible();
  await expectAccessible(assay.page, 'check without storage');
  await assay.button('Start the test').click();
  await assay.button('Say time left').click();
  await expect(assay.page.getByRole('status').filter({ hasText: /left$/ })).toBeVisible();
  await expectAccessible(assay.page, 'question under notices');
});

for (const scheme of ['light', 'dark']) {
  test(`The doubt about the clock is accessible, ${scheme}`, async ({ assay }) => {
    await assay.start();
    assay.site.files.set('config.json', { hang: true });
    await assay.time.setClock(86_400);
    await assay.time.pass(1);
    await expect(assay.page.getByText('Your clock has changed.')).toBeVisible();
    await expectAccessible(assay.page, 'clock in doubt', [scheme]);
    await expect(assay.page.getByText('Your clock has changed.')).toBeVisible();
  });
}

test('Receipt and delivery are accessible in every state', async ({ assay }) => {
  assay.guard.allow(/400|500/);
  assay.config.show_score = true;
  assay.endpoint.next = ['hang'];
  assay.config.submission.timeout_ms = 120_000;
  await assay.start();
  await assay.option('At 09:20').check();
  await assay.submit();
  await expect(assay.page.getByText(/^Sending your answers/)).toBeVisible();
  await expectAccessible(assay.page, 'sending');
  assay.endpoint.next = [400];
  assay.endpoint.release({ status: 500, headers: { 'Retry-After': '600' } });
  await expect(assay.page.getByText('Not delivered yet')).toBeVisible();
  await expectAccessible(assay.page, 'waiting');
  await assay.button('Send again').click();
  await expect(assay.page.getByText('Not accepted')).toBeVisible();
  await expectAccessible(assay.page, 'refused');
  await assay.button('Send again').click();
  await assay.delivered();
  await expectAccessible(assay.page, 'delivered');
  await assay.button("I'm done here").click();
  await expect(assay.page.getByRole('heading', { level: 1, name: 'Goodbye, and good luck' })).toBeVisible();
  await expectAccessible(assay.page, 'left');
});

test('What is said when something is wrong is accessible', async ({ assay, context }) => {
  assay.guard.allow(/404/);
  const { title } = assay.pack;
  delete assay.pack.title;
  await assay.open();
  await expect(assay.page.getByRole('heading', { level: 1, name: 'This test cannot be shown' })).toBeVisible();
  await expectAccessible(assay.page, 'broken pack');
  assay.site.files.set('assessments/tiny.json', JSON.stringify({ ...assay.pack, title }));
  await assay.visit('?invitation=one');
  await assay.begin();
  const second = await context.newPage();
  await second.goto(`${assay.site.url}?invitation=one`);
  await expect(second.getByRole('heading', { level: 1, name: 'The test is open in another tab' })).toBeVisible();
  await expectAccessible(second, 'open elsewhere');
  await second.close();
  await assay.visit('no/such/page');
  await expectAccessible(assay.page, 'not found');
});

test('The question whose test it is is accessible', async ({ assay, context }) => {
  await assay.start('', 'Ada');
  await assay.page.close();
  assay.page = await context.newPage();
  await assay.visit();
  await expect(assay.page.getByRole('heading', { level: 1, name: 'A test is running in this browser' })).toBeVisible();
  await expectAccessible(assay.page, 'gate');
  await assay.page.getByRole('textbox').fill('Bob');
  await assay.button('Continue this test').click();
  await expectAccessible(assay.page, 'gate with a complaint');
});

test('The shell before the program arrives, and when it does not come, is accessible', async ({ assay }) => {
  assay.guard.allow(/503/);
  let arrive;
  const arriving = new Promise((resolve) => {
    arrive = resolve;
  });
  await assay.page.route(/\.wasm$/, async (route) => {
    await arriving;
    await route.fulfill({ status: 503 });
  });
  await assay.open();
  await expect(assay.page.getByRole('progressbar', { name: 'Loading the test' })).toBeVisible();
  await expectAccessible(assay.page, 'shell');
  arrive();
  await expect(assay.page.getByText('The test could not be loaded.')).toBeVisible();
  await expectAccessible(assay.page, 'program missing');
});

test('Narrow and large pages are accessible and do not scroll sideways', async ({ assay }) => {
  await assay.page.setViewportSize({ width: 320, height: 640 });
  await assay.start();
  for (const title of KINDS) {
    await assay.goTo(title);
    const [inner, outer] = await assay.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(inner, title).toBeLessThanOrEqual(outer);
  }
  await expectAccessible(assay.page, 'narrow question');
  await assay.review();
  await expectAccessible(assay.page, 'narrow review');
});

test('The welcome screen reads in a sensible order', async ({ assay }) => {
  await assay.open();
  await expect(assay.page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading "Welcome to your test" [level=1]
      - paragraph: /Port of Tyne invites you/
      - region "The role":
        - heading "The role" [level=2]
      - region "Time"
      - region "The sections":
        - table:
          - rowgroup:
            - row "Section Questions Minutes Weight"
          - rowgroup:
            - row /Basics 4 0.50 40 %/
            - row /How you choose and arrange/
            - row /Documents 4 0.40 40 %/
            - row /How carefully you read papers/
            - row /Writing 3 0.30 20 %/
            - row /How you put things/
          - rowgroup:
            - row "Total 11 60:00 100 %"
      - region "When time is up"
      - region "If something goes wrong"
      - region "Scoring"
      - region "Allowed"
      - region "Your data"
      - region "Accommodations and questions"
      - form "About you":
        - textbox "Name"
        - textbox "Email (optional)"
        - checkbox /I have read this page/
        - button "Continue"
  `);
});

test('A question reads in a sensible order', async ({ assay }) => {
  await assay.start();
  await expect(assay.page.getByRole('banner')).toMatchAriaSnapshot(`
    - banner:
      - timer "Time left"
      - button "Hide timer"
      - button "Say time left"
      - button "Overview"
  `);
  await expect(assay.page.getByRole('article')).toMatchAriaSnapshot(`
    - article /Question 1 of 4 ?. High water/:
      - heading /Question 1 of 4 ?. High water/ [level=1]
      - paragraph: The tide table of one day.
      - region "Tides":
        - table "Tides"
      - group "When is high water?":
        - radio "At 03:10"
        - radio "At 09:20"
        - radio "At 15:40"
  `);
  await expect(assay.button('Clear answer')).toHaveCount(0);
  await assay.option('At 09:20').check();
  await expect(assay.page.getByRole('group', { name: 'When is high water?' })).toMatchAriaSnapshot(`
    - group "When is high water?":
      - radio "At 03:10"
      - radio "At 09:20" [checked]
      - radio "At 15:40"
      - button "Clear answer"
  `);
  await expect(assay.page.getByRole('group', { name: 'Move between questions' })).toMatchAriaSnapshot(`
    - group "Move between questions":
      - button "Back" [disabled]
      - button "Flag for review"
      - button "Next"
  `);
});

test('Documents read as tables and lines with names', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Bill');
  await expect(assay.page.getByRole('group', { name: 'Mark the wrong cell.' })).toMatchAriaSnapshot(`
    - group "Mark the wrong cell.":
      - figure "Bill 77":
        - region "Bill 77":
          - table:
            - rowgroup:
              - row /Day Days Fee/
            - rowgroup:
              - row /Monday/:
                - rowheader "Monday"
                - cell:
                  - radio /Monday, Days. 1/
                - cell:
                  - radio /Monday, Fee. 500/
      - text: Right amount
      - textbox "Right amount"
  `);
  await assay.goTo('Script');
  await expect(assay.page.getByRole('group', { name: 'Mark the two wrong lines.' })).toMatchAriaSnapshot(`
    - group "Mark the two wrong lines.":
      - figure "fees.py":
        - list:
          - listitem:
            - checkbox /Line 1 .*total = 0/
          - listitem:
            - checkbox /Line 2 .*total = total - first/
  `);
});

test('The receipt reads in a sensible order', async ({ assay }) => {
  await assay.start();
  await assay.submit();
  await assay.delivered();
  await expect(assay.page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading "Thank you. Your test is complete." [level=1]
      - status:
        - paragraph: /Delivered/
      - region "Your receipt":
        - heading "Your receipt" [level=2]
        - term: Attempt
        - definition
        - term: Started
        - definition
        - term: Ended
        - definition
        - term: Time used
        - definition
        - term: Answered
        - definition: 0 of 11
        - term: SHA-256
        - definition
      - region "A copy for you":
        - button "Download my answers"
        - button "Copy my answers"
      - region "What happens next":
        - heading "What happens next" [level=2]
        - button "I'm done here"
  `);
});

test('Every question of the shipped test is accessible, and fits a narrow page', async ({ assay }) => {
  assay.config.assessment = 'assessments/cto-smb.json';
  assay.config.key = 'assessments/cto-smb.key.json';
  await assay.page.setViewportSize({ width: 375, height: 700 });
  await assay.start();
  const titles = await (await assay.overview()).getByRole('listitem').getByRole('button').count();
  await assay.page.keyboard.press('Escape');
  for (let question = 1; question <= titles; question += 1) {
    const heading = await assay.question().innerText();
    const [inner, outer] = await assay.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(inner, heading).toBeLessThanOrEqual(outer);
    await expectAccessible(assay.page, heading);
    if (question < titles) {
      await assay.next();
      await expect(assay.question()).not.toHaveText(heading);
    }
  }
});
