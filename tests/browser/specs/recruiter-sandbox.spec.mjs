import { Answers } from '../support/answers.mjs';
import { expectAccessible } from '../support/axe.mjs';
import { content } from '../support/driven.mjs';
import { expect, expectNarrow, test } from '../support/recruiter.mjs';
import { listed, presented } from '../support/test-forms.mjs';

/** The sandbox, in the tab that the link opens. */
class Sandbox extends Answers {
  get band() {
    return this.page.getByRole('complementary', { name: 'Sandbox' });
  }

  heading(name) {
    return this.page.getByRole('heading', { level: 1, name });
  }

  /** Where somebody is, the page says that it is the sandbox. */
  async expectMarked(where) {
    await expect(this.band, where).toHaveText('Sandbox · not an attempt, nothing is sent');
    await expect(this.band, where).toBeInViewport();
  }

  /** From the welcome screen to the check. */
  async agree() {
    await expect(this.heading('Welcome to your test')).toBeVisible();
    await this.expectMarked('welcome');
    await this.page.getByRole('checkbox', { name: /I have read this page/ }).check();
    await this.button('Continue').click();
    await expect(this.heading('Check and practice')).toBeVisible();
    await this.expectMarked('check');
  }

  /** From the welcome screen to the first question. */
  async begin() {
    await this.agree();
    await this.button('Start the test').click();
    await expect(this.question(/Question 1 of/)).toBeVisible();
    await this.expectMarked('first question');
  }

  async submit() {
    await this.review();
    await this.expectMarked('review');
    await this.button('Submit test').click();
    await this.page.getByRole('dialog', { name: 'Submit your test?' }).getByRole('button', { name: 'Submit test' }).click();
    await expect(this.heading('The sandbox has ended')).toBeVisible();
    await this.expectMarked('end');
  }

  /** What this browser keeps besides what the recruiter's page keeps. */
  kept() {
    return this.page.evaluate(async () => [
      ...(await indexedDB.databases()).map(({ name }) => name).filter((name) => !name.startsWith('assay-recruiter')),
      ...(await caches.keys()),
      ...Object.keys(localStorage),
    ]);
  }
}

/** Opens the sandbox as the link on the page does. */
async function openSandbox(recruiter) {
  const opening = recruiter.page.context().waitForEvent('page');
  await recruiter.page.getByRole('link', { name: 'Open the sandbox in a new tab' }).click();
  const page = await opening;
  recruiter.guard.watch(page);
  return new Sandbox(page);
}

test('The sandbox is the candidate’s own test from welcome to end; nothing is sent, and nothing is kept', async ({ recruiter }) => {
  test.setTimeout(90_000);
  await recruiter.open('/test/form');
  await recruiter.page.getByRole('combobox', { name: 'Seed', exact: true }).fill('autumn');
  const drawn = await listed(recruiter, 'autumn');
  await recruiter.page.getByRole('link', { name: 'Sandbox', exact: true }).click();
  await expect(recruiter.heading('Take the test as a candidate would')).toBeVisible();
  const sandbox = await openSandbox(recruiter);
  await sandbox.agree();
  await expect(sandbox.page.getByRole('heading', { name: /Example 1 of 1/ })).toBeVisible();
  await sandbox.button('Start the test').click();
  await expect(sandbox.question(/Question 1 of 4/)).toBeVisible();
  expect(await sandbox.left()).toBeGreaterThan(90);
  await sandbox.answerEverything();
  await sandbox.expectMarked('last question');
  await sandbox.submit();
  await expect(sandbox.page.getByText(/Nothing was sent, and nothing is kept in this browser/)).toBeVisible();
  expect(await sandbox.kept()).toEqual([]);
  expect(await sandbox.page.evaluate(() => sessionStorage.length)).toBe(0);
  const { name, text } = await recruiter.saved.call({ page: sandbox.page }, () => sandbox.button('Download the answers').click());
  expect(name).toMatch(/^sandbox-[0-9a-f-]{36}\.json$/);

  // The file opens on the page like any other.
  const bundle = JSON.parse(text);
  expect(bundle.invitation).toBe('sandbox');
  expect(presented(bundle, recruiter.pack)).toEqual(drawn);
  await sandbox.page.getByRole('link', { name: 'To the recruiter’s page' }).click();
  await expect(sandbox.page.getByRole('heading', { level: 1, name: 'Take the test as a candidate would' })).toBeVisible();
  await sandbox.page.close();
  await recruiter.at('/');
  await recruiter.choose({ [name]: text });
  await expect(recruiter.messages).toContainText('Answer files opened: 1.');
  await expect(recruiter.listed('Sandbox')).toBeVisible();
  await expect(recruiter.listed('Sandbox')).not.toContainText('Findings');
  await expect(recruiter.listed('Sandbox')).not.toContainText('Not scored');
  await recruiter.goTo(text);
  await expect(recruiter.page.getByRole('heading', { name: 'Problems in this answer file' })).toHaveCount(0);
  expect(recruiter.site.requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD')).toEqual([]);
});

test('The sandbox asks for nothing that is not there', async ({ recruiter }) => {
  await recruiter.open('/test/sandbox');
  const sandbox = await openSandbox(recruiter);
  const missing = [];
  sandbox.page.on('response', (response) => {
    if (response.status() >= 400) {
      missing.push(`${response.request().method()} ${new URL(response.url()).pathname}`);
    }
  });
  await sandbox.begin();
  await sandbox.option('At 09:20').check();
  await sandbox.submit();
  expect(missing).toEqual([]);
});

test('A reload of the sandbox begins anew', async ({ recruiter }) => {
  await recruiter.open('/test/sandbox');
  const sandbox = await openSandbox(recruiter);
  await sandbox.begin();
  await sandbox.option('At 09:20').check();
  await sandbox.page.reload();
  await sandbox.begin();
  await expect(sandbox.option('At 09:20')).not.toBeChecked();
  expect(await sandbox.kept()).toEqual([]);
});

test('More time can be granted in the sandbox, and its clock runs out as in a real test', async ({ recruiter }) => {
  recruiter.pack.duration_seconds = 6;
  await recruiter.open('/test/sandbox');
  await recruiter.page.getByRole('combobox', { name: 'Time granted' }).selectOption('150 %');
  const sandbox = await openSandbox(recruiter);
  await sandbox.begin();
  expect(await sandbox.left()).toBeGreaterThan(5);
  await expect(sandbox.heading('The sandbox has ended')).toBeVisible({ timeout: 15_000 });
  const { text } = await recruiter.saved.call({ page: sandbox.page }, () => sandbox.button('Download the answers').click());
  expect(JSON.parse(text).timing).toMatchObject({ granted_ms: 9_000, ended_by: 'timeout' });
  await sandbox.button('Start over').click();
  await expect(sandbox.heading('Welcome to your test')).toBeVisible();
});

test('A sandbox of a test that is not there says what to do', async ({ recruiter }) => {
  await recruiter.open();
  await recruiter.page.goto(`${recruiter.site.url}recruiter.html?sandbox=${'0'.repeat(64)}`);
  await expect(recruiter.heading('The sandbox could not start')).toBeVisible();
  await expect(recruiter.page.getByText(/Open its questions \(pack\) on the Candidates screen/)).toBeVisible();
});

test('A pack from disk can be taken in the sandbox', async ({ recruiter }) => {
  await recruiter.open();
  const other = content(recruiter.pack, recruiter.key, { version: '2', title: 'Harbour test, second edition' });
  await recruiter.choose({ 'second.json': other.pack });
  await recruiter.at('/test/sandbox');
  await recruiter.page.getByRole('combobox', { name: 'Test' }).selectOption('Harbour test, second edition, version 2');
  const sandbox = await openSandbox(recruiter);
  await expect(sandbox.page.getByText('Harbour test, second edition').first()).toBeVisible();
  await sandbox.begin();
});

test('The sandbox is accessible from welcome to end, and fits a telephone', async ({ recruiter }) => {
  test.setTimeout(180_000);
  recruiter.pack.duration_seconds = 3_600;
  await recruiter.open('/test/sandbox');
  const sandbox = await openSandbox(recruiter);
  const check = async (state) => {
    await expectAccessible(sandbox.page, `sandbox, ${state}`);
    await expectNarrow(sandbox.page, `sandbox, ${state}`);
  };
  await expect(sandbox.heading('Welcome to your test')).toBeVisible();
  await check('welcome');
  await sandbox.agree();
  await expect(sandbox.button('Start the test')).toBeEnabled();
  await check('check');
  await sandbox.button('Start the test').click();
  await expect(sandbox.question(/Question 1 of/)).toBeVisible();
  await check('question');
  await sandbox.review();
  await check('review');
  await sandbox.submit();
  await check('end');
  await sandbox.page.goto(`${recruiter.site.url}recruiter.html?sandbox=${'0'.repeat(64)}`);
  await expect(sandbox.heading('The sandbox could not start')).toBeVisible();
  await check('nothing to begin');
});
