import { readFileSync } from 'node:fs';
import { digest, expect, test } from '../support/recruiter.mjs';

const FOLDERS = JSON.parse(readFileSync(new URL('../../../crates/recruiter/routes.json', import.meta.url), 'utf8'));

/** The address of a screen, without where the host is. */
const at = (recruiter) => recruiter.page.url().slice(recruiter.site.url.length);

/** Marks the page; a page that was loaded again has no mark. */
const mark = (recruiter) => recruiter.page.evaluate(() => { globalThis.isSame = true; });
const isMarked = (recruiter) => recruiter.page.evaluate(() => globalThis.isSame === true);

test('Every screen has an address of its own, where a plain static host has a page', async ({ recruiter }) => {
  test.slow();
  await recruiter.open();
  for (const folder of FOLDERS) {
    await recruiter.at(folder);
    const heading = recruiter.page.getByRole('heading', { level: 1 });
    await expect(heading).not.toHaveText('There is nothing here');
    await expect(recruiter.page).toHaveURL(`${recruiter.site.url}${folder}/`);
    const title = await heading.innerText();
    await expect(recruiter.page).toHaveTitle(new RegExp(`${title}.* · Recruiter’s page$`));
    await recruiter.page.goto(`${recruiter.site.url}${folder}/`);
    await expect(recruiter.heading(title)).toBeVisible();
    expect(at(recruiter)).toBe(`${folder}/`);
  }
});

test('A candidate’s page is there again after a reload, with the tab that was open', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.choose({ strong: bundles.strong });
  await recruiter.page.getByRole('link', { name: 'Ada Strong' }).click();
  await expect(recruiter.heading('Ada Strong')).toBeVisible();
  expect(at(recruiter)).toBe(`person/?attempt=${digest(bundles.strong)}`);
  await recruiter.page.getByRole('navigation', { name: 'Parts of this candidate’s page' }).getByRole('link', { name: 'Log' }).click();
  expect(at(recruiter)).toBe(`person/log/?attempt=${digest(bundles.strong)}`);
  await recruiter.page.reload();
  await expect(recruiter.heading('Ada Strong')).toBeVisible();
  await expect(recruiter.page.getByRole('link', { name: 'Log', exact: true })).toHaveAttribute('aria-current', 'page');
  await expect(recruiter.link('Candidates')).toHaveAttribute('aria-current', 'page');
});

test('Where the answers are not kept, the page says what to do, and shows them once they are opened', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.page.goto(`${recruiter.site.url}person/?attempt=${digest(bundles.strong)}`);
  await expect(recruiter.heading('These answers are not in this browser')).toBeVisible();
  await expect(recruiter.page.getByText('Open the candidate’s answer file (bundle) on the Candidates screen')).toBeVisible();
  await recruiter.page.locator('#main').getByRole('link', { name: 'To the candidates' }).click();
  await expect(recruiter.heading('Candidates')).toBeFocused();
  await recruiter.choose({ strong: bundles.strong });
  await expect(recruiter.page.getByRole('link', { name: 'Ada Strong' })).toBeVisible();
  await recruiter.page.goBack();
  await expect(recruiter.heading('Ada Strong')).toBeFocused();
});

test('Back and Forward show the screens in the order in which they were seen', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.choose({ strong: bundles.strong, weak: bundles.weak });
  await mark(recruiter);
  await recruiter.page.getByRole('link', { name: 'Ada Strong' }).click();
  await expect(recruiter.heading('Ada Strong')).toBeFocused();
  await recruiter.goTo(bundles.weak, 'answers');
  await expect(recruiter.heading('Ben Weak')).toBeFocused();
  await recruiter.link('Interview kit').click();
  await expect(recruiter.heading('Interview kit')).toBeFocused();
  await recruiter.page.goBack();
  await expect(recruiter.heading('Ben Weak')).toBeFocused();
  await expect(recruiter.page.getByRole('link', { name: 'Answers', exact: true })).toHaveAttribute('aria-current', 'page');
  await recruiter.page.goBack();
  await expect(recruiter.heading('Ada Strong')).toBeFocused();
  await expect(recruiter.page).toHaveTitle(/^.?Ada Strong/);
  await recruiter.page.goBack();
  await expect(recruiter.heading('Candidates')).toBeFocused();
  await recruiter.page.goForward();
  await expect(recruiter.heading('Ada Strong')).toBeFocused();
  expect(await isMarked(recruiter), 'nothing was loaded anew').toBe(true);
});

test('After Back and Forward a link still adds its address to the history', async ({ recruiter }) => {
  await recruiter.open();
  for (const name of ['Compare', 'Interview kit']) {
    await recruiter.link(name).click();
    await expect(recruiter.heading(name === 'Compare' ? /Compare/ : name)).toBeFocused();
  }
  await recruiter.page.goBack();
  await expect(recruiter.heading(/Compare/)).toBeFocused();
  await recruiter.page.goForward();
  await expect(recruiter.heading('Interview kit')).toBeFocused();
  await recruiter.link('Compare').click();
  await expect(recruiter.heading(/Compare/)).toBeFocused();
  await expect(recruiter.page).toHaveURL(`${recruiter.site.url}compare/`);
  await recruiter.page.goBack();
  await expect(recruiter.heading('Interview kit')).toBeFocused();
});

test('A screen begins at its top; Back leads to where it was read', async ({ recruiter }) => {
  await recruiter.page.setViewportSize({ width: 1100, height: 500 });
  await recruiter.open('/guide/bank');
  await expect(recruiter.page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await recruiter.page.evaluate(() => scrollTo(0, 900));
  await recruiter.page.evaluate(() => document.querySelector('.recruiter-nav a[href="policy/"]').click());
  await expect(recruiter.heading('Scoring policy')).toBeFocused();
  expect(await recruiter.page.evaluate(() => scrollY)).toBe(0);
  await recruiter.page.goBack();
  await expect(recruiter.heading('Question bank')).toBeFocused();
  await expect.poll(() => recruiter.page.evaluate(() => scrollY)).toBe(900);
});

test('Addresses of earlier versions lead to the same screens', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.choose({ strong: bundles.strong });
  await expect(recruiter.page.getByRole('link', { name: 'Ada Strong' })).toBeVisible();
  const strong = digest(bundles.strong);
  for (const [former, address] of [
    ['', 'home/'],
    ['recruiter.html', 'home/'],
    ['recruiter.html#/candidates', 'candidates/'],
    ['recruiter.html#/rate/settle', 'rating/settle/'],
    ['#/keys', 'keys/'],
    [`recruiter.html#/candidate/${strong}/answers`, `person/answers/?attempt=${strong}`],
  ]) {
    await recruiter.page.goto('about:blank');
    await recruiter.page.goto(recruiter.site.url + former);
    await expect(recruiter.page).toHaveURL(recruiter.site.url + address);
    await expect(recruiter.page.getByRole('heading', { level: 1 })).not.toHaveText(/nothing here|not in this browser/);
    await recruiter.page.reload();
    await expect(recruiter.page).toHaveURL(recruiter.site.url + address);
  }
  await expect(recruiter.heading('Ada Strong')).toBeVisible();
});

test('The way past the navigation stays on the screen', async ({ recruiter }) => {
  await recruiter.open('/rating/settle');
  const skip = recruiter.page.getByRole('link', { name: 'Skip to the content' });
  await expect(skip).toHaveAttribute('href', /\/rating\/settle\/#main$/);
  await skip.focus();
  await recruiter.page.keyboard.press('Enter');
  await expect(recruiter.page.locator('#main')).toBeFocused();
  expect(at(recruiter)).toBe('rating/settle/');
});
