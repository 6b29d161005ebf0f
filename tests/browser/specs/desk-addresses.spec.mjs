import { readFileSync } from 'node:fs';
import { digest, expect, test } from '../support/desk.mjs';

const FOLDERS = JSON.parse(readFileSync(new URL('../../../crates/recruiter/routes.json', import.meta.url), 'utf8'));

/** The address of a screen, without where the host is. */
const at = (desk) => desk.page.url().slice(desk.site.url.length);

/** Marks the page; a page that was loaded anew has no mark. */
const mark = (desk) => desk.page.evaluate(() => { globalThis.isSame = true; });
const isMarked = (desk) => desk.page.evaluate(() => globalThis.isSame === true);

test('Every screen has an address of its own, where a plain static host has a page', async ({ desk }) => {
  test.slow();
  await desk.open();
  for (const folder of FOLDERS) {
    await desk.at(folder);
    const heading = desk.page.getByRole('heading', { level: 1 });
    await expect(heading).not.toHaveText('There is nothing here');
    await expect(desk.page).toHaveURL(`${desk.site.url}${folder}/`);
    const title = await heading.innerText();
    await expect(desk.page).toHaveTitle(new RegExp(`${title}.* · Recruiter’s desk$`));
    await desk.page.goto(`${desk.site.url}${folder}/`);
    await expect(desk.heading(title)).toBeVisible();
    expect(at(desk)).toBe(`${folder}/`);
  }
});

test('A candidate’s page is there again after a reload, with the tab that was open', async ({ desk, bundles }) => {
  await desk.open();
  await desk.choose({ strong: bundles.strong });
  await desk.page.getByRole('link', { name: 'Ada Strong' }).click();
  await expect(desk.heading('Ada Strong')).toBeVisible();
  expect(at(desk)).toBe(`person/?attempt=${digest(bundles.strong)}`);
  await desk.page.getByRole('navigation', { name: 'Parts of this candidate’s page' }).getByRole('link', { name: 'Log' }).click();
  expect(at(desk)).toBe(`person/log/?attempt=${digest(bundles.strong)}`);
  await desk.page.reload();
  await expect(desk.heading('Ada Strong')).toBeVisible();
  await expect(desk.page.getByRole('link', { name: 'Log', exact: true })).toHaveAttribute('aria-current', 'page');
  await expect(desk.link('Candidates')).toHaveAttribute('aria-current', 'page');
});

test('Where the answers are not kept, the page says what to do, and shows them once they are opened', async ({ desk, bundles }) => {
  await desk.open();
  await desk.page.goto(`${desk.site.url}person/?attempt=${digest(bundles.strong)}`);
  await expect(desk.heading('These answers are not in this browser')).toBeVisible();
  await expect(desk.page.getByText('Open the candidate’s answer file on the screen of all candidates')).toBeVisible();
  await desk.page.locator('#main').getByRole('link', { name: 'To the candidates' }).click();
  await expect(desk.heading('Candidates')).toBeFocused();
  await desk.choose({ strong: bundles.strong });
  await expect(desk.page.getByRole('link', { name: 'Ada Strong' })).toBeVisible();
  await desk.page.goBack();
  await expect(desk.heading('Ada Strong')).toBeFocused();
});

test('Back and Forward show the screens in the order in which they were seen', async ({ desk, bundles }) => {
  await desk.open();
  await desk.choose({ strong: bundles.strong, weak: bundles.weak });
  await mark(desk);
  await desk.page.getByRole('link', { name: 'Ada Strong' }).click();
  await expect(desk.heading('Ada Strong')).toBeFocused();
  await desk.goTo(bundles.weak, 'answers');
  await expect(desk.heading('Ben Weak')).toBeFocused();
  await desk.link('Interview kit').click();
  await expect(desk.heading('Interview kit')).toBeFocused();
  await desk.page.goBack();
  await expect(desk.heading('Ben Weak')).toBeFocused();
  await expect(desk.page.getByRole('link', { name: 'Answers', exact: true })).toHaveAttribute('aria-current', 'page');
  await desk.page.goBack();
  await expect(desk.heading('Ada Strong')).toBeFocused();
  await expect(desk.page).toHaveTitle(/^.?Ada Strong/);
  await desk.page.goBack();
  await expect(desk.heading('Candidates')).toBeFocused();
  await desk.page.goForward();
  await expect(desk.heading('Ada Strong')).toBeFocused();
  expect(await isMarked(desk), 'nothing was loaded anew').toBe(true);
});

test('After Back and Forward a link still adds its address to the history', async ({ desk }) => {
  await desk.open();
  for (const name of ['Compare', 'Interview kit']) {
    await desk.link(name).click();
    await expect(desk.heading(name === 'Compare' ? /Compare/ : name)).toBeFocused();
  }
  await desk.page.goBack();
  await expect(desk.heading(/Compare/)).toBeFocused();
  await desk.page.goForward();
  await expect(desk.heading('Interview kit')).toBeFocused();
  await desk.link('Compare').click();
  await expect(desk.heading(/Compare/)).toBeFocused();
  await expect(desk.page).toHaveURL(`${desk.site.url}compare/`);
  await desk.page.goBack();
  await expect(desk.heading('Interview kit')).toBeFocused();
});

test('A screen begins at its top; Back leads to where it was read', async ({ desk }) => {
  await desk.page.setViewportSize({ width: 1100, height: 500 });
  await desk.open('/guide/bank');
  await expect(desk.page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await desk.page.evaluate(() => scrollTo(0, 900));
  await desk.page.evaluate(() => document.querySelector('.desk-nav a[href="policy/"]').click());
  await expect(desk.heading('Scoring policy')).toBeFocused();
  expect(await desk.page.evaluate(() => scrollY)).toBe(0);
  await desk.page.goBack();
  await expect(desk.heading('Question bank')).toBeFocused();
  await expect.poll(() => desk.page.evaluate(() => scrollY)).toBe(900);
});

test('Addresses of earlier versions lead to the same screens', async ({ desk, bundles }) => {
  await desk.open();
  await desk.choose({ strong: bundles.strong });
  await expect(desk.page.getByRole('link', { name: 'Ada Strong' })).toBeVisible();
  const strong = digest(bundles.strong);
  for (const [former, address] of [
    ['', 'candidates/'],
    ['recruiter.html', 'candidates/'],
    ['recruiter.html#/rate/settle', 'rating/settle/'],
    ['#/keys', 'keys/'],
    [`recruiter.html#/candidate/${strong}/answers`, `person/answers/?attempt=${strong}`],
  ]) {
    await desk.page.goto('about:blank');
    await desk.page.goto(desk.site.url + former);
    await expect(desk.page).toHaveURL(desk.site.url + address);
    await expect(desk.page.getByRole('heading', { level: 1 })).not.toHaveText(/nothing here|not in this browser/);
    await desk.page.reload();
    await expect(desk.page).toHaveURL(desk.site.url + address);
  }
  await expect(desk.heading('Ada Strong')).toBeVisible();
});

test('The way past the navigation stays on the screen', async ({ desk }) => {
  await desk.open('/rating/settle');
  const skip = desk.page.getByRole('link', { name: 'Skip to the content' });
  await expect(skip).toHaveAttribute('href', /\/rating\/settle\/#main$/);
  await skip.focus();
  await desk.page.keyboard.press('Enter');
  await expect(desk.page.locator('#main')).toBeFocused();
  expect(at(desk)).toBe('rating/settle/');
});
