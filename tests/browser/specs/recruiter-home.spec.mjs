import { expectAccessible } from '../support/axe.mjs';
import { digest, expect, expectNarrow, pseudonym, test } from '../support/recruiter.mjs';

const NEXT_OPEN = 'Go to the next one you have not rated';

/** A stage of the campaign, by its name. */
function stage(recruiter, name) {
  const all = recruiter.page.getByRole('region', { name: 'Stages' }).getByRole('listitem');
  return all.filter({ hasText: new RegExp(`^\\s*\\d+\\s+${name}\\b`) });
}

/** The line of a candidate, by name. */
function person(recruiter, name) {
  const all = recruiter.page.getByRole('region', { name: 'Candidates by next step' }).getByRole('listitem');
  return all.filter({ has: recruiter.page.getByRole('link', { name, exact: true }) });
}

async function toHome(recruiter) {
  await recruiter.at('/home');
  await expect(recruiter.heading('What is next')).toBeVisible();
}

/** Puts a policy in force by which a shortlist comes before the interview. */
async function shortlistFirst(recruiter) {
  const { page } = recruiter;
  await recruiter.at('/policy');
  await page.getByRole('textbox', { name: 'Version', exact: true }).fill('2');
  await page.getByRole('radio', { name: 'A shortlist comes first' }).check();
  await recruiter.button('Show what changes').last().click();
  await expect(page.getByRole('row', { name: /^Stages no stage waits for a verdict Shortlist waits for every answer rated/ })).toBeVisible();
  await page.getByRole('textbox', { name: 'Why this policy', exact: true }).fill('Interviews take a day of everybody here.');
  await recruiter.button('Put in force').click();
  await expect(recruiter.messages).toContainText('The policy is in force.');
}

test('The page opens with what to do first', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await recruiter.open();
  await page.goto(`${recruiter.site.url}recruiter.html`);
  await expect(recruiter.heading('What is next')).toBeVisible();
  await expect(page).toHaveURL(`${recruiter.site.url}home/`);
  await expect(recruiter.link('What is next')).toHaveAttribute('aria-current', 'page');
  for (const step of ['Enter your name', 'Open the candidates’ files', 'Choose a policy']) {
    await expect(page.getByRole('heading', { level: 2, name: step })).toBeVisible();
  }
  await recruiter.button('Go to the field').click();
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeFocused();
  await recruiter.sitDown('Ann Rater');
  await expect(page.getByText('Done: you are working as Ann Rater.')).toBeVisible();
  await page.getByRole('link', { name: 'Look at the policy' }).click();
  await expect(recruiter.heading('Scoring policy')).toBeFocused();
  await page.goBack();
  await page.getByRole('link', { name: 'Open files' }).click();
  await expect(recruiter.heading('Candidates')).toBeFocused();
  await recruiter.choose({ strong: bundles.strong });
  await recruiter.link('What is next').click();
  await expect(page.getByText('1 candidate is on this page.')).toBeVisible();
});

test('Each stage leads to the very next act, from the files to the decision', async ({ recruiter, bundles }) => {
  test.slow();
  const { page } = recruiter;
  await recruiter.seat({ strong: bundles.strong, weak: bundles.weak });
  await toHome(recruiter);
  await expect(stage(recruiter, 'To rate')).toHaveText(/^2 To rate Rate 2 answers$/);
  await expect(stage(recruiter, 'To decide')).toHaveText(/^0 To decide\s*$/);
  await expect(stage(recruiter, 'To decide').getByRole('link')).toHaveCount(0);
  await expect(person(recruiter, 'Ada Strong')).toContainText('2 of 4: Rate 1 answer');

  // The first answer of the order that was drawn for Ann, and the other one after it.
  await page.locator('#main').getByRole('link', { name: 'Rate 2 answers', exact: true }).click();
  await expect(recruiter.heading('Rate answers')).toBeFocused();
  await expect(page).toHaveURL(/rating\/\?attempt=[0-9a-f]{64}&item=letter$/);
  const title = page.getByRole('heading', { level: 2, name: /^Candidate [0-9A-F]{5} · Letter$/ });
  const first = await title.innerText();
  await page.getByRole('radio', { name: /^5\b/ }).click();
  await expect(page.getByText('Your rating, 5, is saved.')).toBeVisible();
  await recruiter.button(NEXT_OPEN).click();
  await expect(title).not.toHaveText(first);
  await page.getByRole('radio', { name: /^4\b/ }).click();
  await expect(page.getByText('Your rating, 4, is saved.')).toBeVisible();
  // Where all is rated nothing leads to one that is not.
  await expect(recruiter.button(NEXT_OPEN)).toHaveCount(0);

  await toHome(recruiter);
  await expect(stage(recruiter, 'To rate')).toHaveText(/^0 To rate\s*$/);
  await expect(stage(recruiter, 'Interview')).toHaveText(/^2 Interview Interview: 6 questions are open$/);
  await recruiter.interview(bundles.strong, 4);
  await toHome(recruiter);
  await expect(person(recruiter, 'Ada Strong')).toContainText('4 of 4: Decide');
  await expect(stage(recruiter, 'Interview')).toHaveText(/^1 Interview/);
  await stage(recruiter, 'To decide').getByRole('link').click();
  await expect(recruiter.heading('Ada Strong')).toBeFocused();
  await expect(page.getByRole('heading', { level: 2, name: 'Your decision' })).toBeVisible();
  await recruiter.decide(bundles.strong, 'Advance');
  await toHome(recruiter);
  await expect(stage(recruiter, 'Decided')).toHaveText(/^1 Decided Record whether an offer was made$/);
  await person(recruiter, 'Ada Strong').getByRole('link', { name: /^Record whether an offer was made/ }).click();
  await expect(page.getByRole('group', { name: 'Offer' }).getByText('No verdict yet.')).toBeFocused();
  await page.getByRole('group', { name: 'Offer' }).getByRole('button', { name: 'Offered', exact: true }).click();
  await expect(page.getByRole('group', { name: 'Offer' }).getByText(/^Offered, by Ann Rater/)).toBeFocused();
  await toHome(recruiter);
  await expect(person(recruiter, 'Ada Strong')).toContainText('4 of 4: Nothing left to do');
});

test('A count leads to the very criterion that waits to be settled', async ({ recruiter, bundles }) => {
  test.slow();
  const { page } = recruiter;
  await recruiter.seat({ conflict: bundles.conflict });
  await recruiter.rateLetter(bundles.conflict, 5);
  await recruiter.sitDown('Ben Rater');
  await recruiter.rateLetter(bundles.conflict, 2);
  await recruiter.sitDown('Cem Third');
  await toHome(recruiter);
  await expect(stage(recruiter, 'To settle')).toHaveText(/^1 To settle Settle 1 differing rating$/);
  await stage(recruiter, 'To settle').getByRole('link').click();
  await expect(recruiter.heading('Settle differing ratings')).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: `${pseudonym(bundles.conflict)} · Letter` })).toBeFocused();
  await expect(page.getByText('The ratings are covered, because you have not rated this.')).toBeVisible();
});

test('From one candidate to the next and back, on the same tab', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  const names = ['Ada Strong', 'Ben Weak', 'Gus Single'].map((name) => `${name} · Answers`);
  await recruiter.seat({ strong: bundles.strong, weak: bundles.weak, single: bundles.single });
  await recruiter.goTo(bundles.strong, 'answers');
  const around = page.getByRole('navigation', { name: 'Other candidates' });
  const heading = page.getByRole('heading', { level: 1 });
  const step = async (rel) => {
    const link = around.getByRole('link', { name: rel });
    const name = (await link.innerText()).replace(/^\w+: /, '');
    await link.click();
    await expect(recruiter.heading(name)).toBeFocused();
    await expect(page.getByRole('link', { name: 'Answers', exact: true })).toHaveAttribute('aria-current', 'page');
  };
  while (await around.getByRole('link', { name: /^Previous/ }).count()) {
    await step(/^Previous/);
  }
  await expect(around).toContainText('1 of 3');
  const met = [await heading.innerText()];
  for (const place of ['2 of 3', '3 of 3']) {
    await step(/^Next/);
    await expect(around).toContainText(place);
    met.push(await heading.innerText());
  }
  expect(met.sort()).toEqual(names);
  await expect(around.getByRole('link', { name: /^Next/ })).toHaveCount(0);
});

test('A team shortlists before interviews where its policy says so', async ({ recruiter, bundles }) => {
  test.slow();
  const { page } = recruiter;
  await recruiter.seat({ strong: bundles.strong, weak: bundles.weak });
  await shortlistFirst(recruiter);
  await recruiter.goTo(bundles.strong);
  await recruiter.button('Verdicts on stages').click();
  const shortlist = page.getByRole('group', { name: 'Shortlist' });
  await shortlist.getByRole('button', { name: 'Shortlisted', exact: true }).click();
  await expect(shortlist.getByText('The policy asks for something else first.')).toBeVisible();
  await recruiter.rateLetter(bundles.strong, 5);
  await recruiter.rateLetter(bundles.weak, 1);
  await toHome(recruiter);
  await expect(stage(recruiter, 'Shortlist')).toHaveText(/^2 Shortlist Give the verdict on the stage Shortlist$/);
  await expect(person(recruiter, 'Ben Weak')).toContainText('3 of 5:');

  await person(recruiter, 'Ada Strong').getByRole('link', { name: /^Give the verdict/ }).click();
  await shortlist.getByRole('button', { name: 'Shortlisted', exact: true }).click();
  await expect(shortlist.getByText(/^Shortlisted, by Ann Rater/)).toBeFocused();
  await toHome(recruiter);
  await person(recruiter, 'Ben Weak').getByRole('link', { name: /^Give the verdict/ }).click();
  await shortlist.getByRole('button', { name: 'Not shortlisted' }).click();
  const note = shortlist.getByRole('textbox', { name: 'Note on the verdict' });
  await expect(note).toBeFocused();
  await expect(note).toHaveAccessibleDescription(/The note is too short\. Write at least 20 characters\./);
  await note.fill('The letter says nothing about the noise.');
  await shortlist.getByRole('button', { name: 'Not shortlisted' }).click();
  await expect(shortlist.getByText(/^Not shortlisted, by Ann Rater/)).toBeFocused();

  await toHome(recruiter);
  await expect(person(recruiter, 'Ada Strong')).toContainText('4 of 5: Interview: 6 questions are open');
  await expect(person(recruiter, 'Ben Weak')).toContainText('5 of 5: Decide');
  await recruiter.goTo(bundles.weak, 'log');
  await expect(recruiter.row('Verdict on a stage: Not shortlisted')).toContainText('The letter says nothing about the noise.');
  await page.reload();
  await toHome(recruiter);
  await expect(stage(recruiter, 'Interview')).toHaveText(/^1 Interview/);
});

test('Home shows nothing that is covered, and beside a name no link leads to that person’s answer', async ({ recruiter, bundles }) => {
  test.slow();
  const { page } = recruiter;
  await recruiter.seat({ strong: bundles.strong, weak: bundles.weak, single: bundles.single });
  await shortlistFirst(recruiter);
  await recruiter.rateLetter(bundles.strong, 5);
  await recruiter.goTo(bundles.strong);
  const shortlist = page.getByRole('group', { name: 'Shortlist' });
  await shortlist.getByRole('button', { name: 'Shortlisted', exact: true }).click();
  await expect(shortlist.getByText(/^Shortlisted, by Ann Rater/)).toBeVisible();

  await recruiter.sitDown('Ben Rater');
  await toHome(recruiter);
  await expect(person(recruiter, 'Ada Strong')).toContainText('2 of 5: Rate 1 answer too, or show the ratings');
  await expect(stage(recruiter, 'To rate')).toHaveText(/^3 To rate/);
  await expect(stage(recruiter, 'Interview')).toHaveText(/^0 Interview\s*$/);
  await expect(page.locator('#main')).not.toContainText(/Shortlisted|100\.00|\bpass\b/i);
  const address = (name) => person(recruiter, name).getByRole('link', { name: /^Rate 1 answer\b/ }).getAttribute('href');
  expect(await address('Ben Weak')).toBe(await address('Gus Single'));
  await recruiter.goTo(bundles.strong);
  await recruiter.button('Verdicts on stages').click();
  await expect(shortlist.getByText('Covered until you have rated, or have shown the ratings.')).toBeVisible();
  await expect(shortlist.getByRole('button')).toHaveCount(0);
  await recruiter.goTo(bundles.strong, 'log');
  await expect(recruiter.row('Verdict on a stage')).not.toContainText('Shortlisted');

  // Once names are hidden, each link leads to the answer of the very candidate.
  await page.getByRole('checkbox', { name: 'Hide names' }).check();
  await toHome(recruiter);
  for (const bundle of [bundles.weak, bundles.single]) {
    expect(await address(pseudonym(bundle))).toBe(`rating/?attempt=${digest(bundle)}&item=letter`);
  }
  await expect(page.locator('#main')).not.toContainText(/Ada|Ben Weak|Gus/);
});

test('What is next is accessible, and fits narrow screens', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await recruiter.seat({ ...bundles });
  await toHome(recruiter);
  await expect(stage(recruiter, 'Arrived')).toHaveText(/^1 Arrived Open the questions or the answer key$/);
  await expectAccessible(page, 'what is next');
  await expectNarrow(page, 'what is next');
  await recruiter.goTo(bundles.strong, 'log');
  await recruiter.button('Verdicts on stages').click();
  await expect(page.getByRole('group', { name: 'Offer' })).toBeVisible();
  await expectAccessible(page, 'verdicts on stages');
  await expectNarrow(page, 'verdicts on stages');
});
