// What is filled in: it survives a reload before the start, and what cannot be is asked about beside its field.
import { expect, test } from '../support/assay.mjs';

const name = (page) => page.getByRole('textbox', { name: 'Name' });
const email = (page) => page.getByRole('textbox', { name: /Email/ });
const rules = (page) => page.getByRole('checkbox', { name: /I have read this page/ });

test('A reload before the start keeps the form, and the start erases it', async ({ assay }) => {
  const { page } = assay;
  await assay.open();
  await name(page).fill('Ada Lovelace');
  await email(page).fill('ada@example.com');
  await rules(page).check();
  await page.reload();
  await expect(name(page)).toHaveValue('Ada Lovelace');
  await expect(email(page)).toHaveValue('ada@example.com');
  await expect(rules(page)).toBeChecked();

  await assay.press(assay.button('Continue'));
  await expect(page.getByRole('heading', { level: 1, name: 'Check and practice' })).toBeVisible();
  await page.reload();
  await expect(name(page)).toHaveValue('Ada Lovelace');

  await assay.press(assay.button('Continue'));
  await assay.press(assay.button('Start the test'));
  await expect(assay.question(/Question 1 of/)).toBeVisible();
  const kept = () => page.evaluate(() => Object.values({ ...sessionStorage }).join(' '));
  await expect.poll(kept).not.toContain('Lovelace');
});

test('What was filled in under one link is not shown under another', async ({ assay }) => {
  const { page } = assay;
  await assay.open('?invitation=first');
  await name(page).fill('Ada Lovelace');
  await assay.visit('?invitation=second&name=Grace');
  await expect(name(page)).toHaveValue('Grace');
  await assay.visit('?invitation=first');
  await expect(name(page)).toHaveValue('Ada Lovelace');
});

test('What was filled in goes once a test that was begun before is on screen', async ({ assay, context }) => {
  await assay.start('', 'Ada Lovelace');
  await assay.page.close();
  const page = await context.newPage();
  assay.guard.watch(page);
  assay.page = page;
  await assay.visit();
  await assay.button('This is not my test').click();
  await name(page).fill('Ada Lovelace');
  await rules(page).check();
  const kept = () => page.evaluate(() => Object.values({ ...sessionStorage }).join(' '));
  await expect.poll(kept).toContain('Lovelace');
  await assay.button('Continue').click();
  await expect(page.getByRole('heading', { level: 1, name: 'You have started this test before' })).toBeVisible();
  await assay.button('Continue this test').click();
  await expect(assay.question(/Question 1 of/)).toBeVisible();
  await expect.poll(kept).not.toContain('Lovelace');
});

test('Odd contents of the tab are passed over', async ({ assay }) => {
  const { page } = assay;
  await assay.open();
  await name(page).fill('Ada Lovelace');
  const spoil = (turn) =>
    page.evaluate((turn) => {
      const key = Object.keys({ ...sessionStorage }).find((key) => sessionStorage.getItem(key).includes('Lovelace'));
      const text = sessionStorage.getItem(key);
      sessionStorage.setItem(key, turn === 'long' ? text.replace('Ada Lovelace', 'Ada'.repeat(10_000)) : turn);
    }, turn);
  await spoil('long');
  await page.reload();
  await expect(name(page)).toHaveValue(/^(Ada)+A?d?$/);
  expect(await name(page).inputValue()).toHaveLength(200);
  await name(page).fill('Ada Lovelace');
  await spoil('['.repeat(10_000));
  await page.reload();
  await expect(name(page)).toHaveValue('');
  await expect(rules(page)).not.toBeChecked();
});

test('A day that the calendar does not have is asked about beside the field, and kept as it is', async ({ assay }) => {
  const { page } = assay;
  await assay.start();
  await assay.goTo('Word');
  const field = assay.field('What is it called?');
  const asked = page.getByRole('status').filter({ hasText: /Check this date: there is no such day/ });
  await field.fill('2027-02-31');
  await field.blur();
  await expect(asked).toBeVisible();
  await expect(field).toHaveValue('2027-02-31');
  await expect(field).toHaveAccessibleDescription(/Check this date: there is no such day/);
  await field.fill('2027-02-28');
  await expect(asked).toHaveCount(0);
  await field.fill('0227-02-28');
  await field.blur();
  await expect(page.getByText('Check the year of this date. It is kept as you typed it.')).toBeVisible();
  await field.fill('windward');
  await field.blur();
  await expect(page.getByText(/Check (this|the year of this) date/)).toHaveCount(0);
});

for (const [title, name] of [['Sum', 'How much is paid in all?'], ['Bill', 'Right amount']]) {
  test(`A number that cannot be read is asked about in the description of its field: ${title}`, async ({ assay }) => {
    await assay.start();
    await assay.goTo(title);
    const field = assay.field(name);
    await field.fill('eighty');
    await expect(field).toHaveAccessibleDescription(/Check this number: we can't read it/);
    await field.fill('80');
    await expect(field).not.toHaveAccessibleDescription(/Check this number/);
  });
}

test('A reload asks again for consent where what becomes of the data has changed', async ({ assay }) => {
  const { page } = assay;
  assay.config.privacy = { readers: 'The harbour office', retention: 'Six months', rights: 'Ask for your record.' };
  await assay.open();
  await name(page).fill('Ada Lovelace');
  await rules(page).check();
  await page.reload();
  await expect(rules(page)).toBeChecked();
  assay.config.privacy.retention = 'Six years';
  assay.site.files.clear();
  assay.publish();
  await page.reload();
  await expect(page.getByText('Six years')).toBeVisible();
  await expect(name(page)).toHaveValue('Ada Lovelace');
  await expect(rules(page)).not.toBeChecked();
});

test('The gate of another tab says how much time is left', async ({ assay, context }) => {
  await assay.start();
  await assay.time.pass(30);
  const left = await assay.left();
  const second = await context.newPage();
  assay.guard.watch(second);
  await second.goto(assay.site.url);
  await expect(second.getByRole('heading', { level: 1, name: /in another tab|is running in this browser/ })).toBeVisible();
  const timer = second.getByRole('timer', { name: 'Time left' });
  await expect(timer).toHaveText(/^\d+:\d\d$/);
  const [minutes, seconds] = (await timer.innerText()).split(':').map(Number);
  expect(Math.abs(minutes * 60 + seconds - left)).toBeLessThanOrEqual(20);
  await assay.time.pass(200);
  await expect(second.getByText('Its time is up. Continue to see your receipt.')).toBeVisible();
  await second.close();
});
