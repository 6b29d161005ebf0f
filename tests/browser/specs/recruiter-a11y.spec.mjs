import { expectAccessible } from '../support/axe.mjs';
import { expect, expectNarrow, pseudonym, test } from '../support/recruiter.mjs';
import { Keyboard } from '../support/keyboard.mjs';

// Axe takes its time.
test.beforeEach(() => test.setTimeout(300_000));

async function expectSound(recruiter, state) {
  await expectAccessible(recruiter.page, state);
  await expectNarrow(recruiter.page, state);
}

test('An empty page is accessible in all its parts', async ({ recruiter }) => {
  await recruiter.open();
  await expect(recruiter.page.getByText('No candidates yet')).toBeVisible();
  await expectSound(recruiter, 'empty page');
  for (const [place, heading] of [
    ['/home', 'What is next'],
    ['/rating', 'Rate answers'],
    ['/rating/settle', 'Settle differing ratings'],
    ['/rating/agreement', 'How well raters agree'],
    ['/compare', 'Compare'],
    ['/nowhere', 'There is nothing here'],
  ]) {
    await recruiter.at(place);
    await expect(recruiter.heading(heading)).toBeVisible();
    await expectSound(recruiter, `empty page ${place}`);
  }
  await recruiter.at('/');
  await recruiter.button('Forget everything').click();
  await expect(recruiter.page.getByRole('dialog', { name: 'Remove everything from this page?' })).toBeVisible();
  await expectSound(recruiter, 'forgetting');
});

test('The list of ten bundles is accessible, with findings, messages and the question before removing', async ({ recruiter, bundles }) => {
  await recruiter.seat({ ...bundles });
  await recruiter.choose({ 'broken.json': '{"hello": ', twice: bundles.strong });
  await expect(recruiter.messages).toContainText('broken.json');
  await recruiter.details('Ian Tampered');
  await expect(recruiter.page.getByText('$.integrity.sha256').first()).toBeVisible();
  await expectSound(recruiter, 'ten bundles');
  await recruiter.details('Ben Weak');
  await recruiter.button('Remove Ben Weak').click();
  await expect(recruiter.page.getByRole('dialog', { name: 'Remove this candidate from this page?' })).toBeVisible();
  await expectSound(recruiter, 'removing');
  await recruiter.page.keyboard.press('Escape');
  await recruiter.page.getByRole('searchbox', { name: 'Search' }).fill('nobody at all');
  await expect(recruiter.page.getByText('Nobody matches this search.')).toBeVisible();
  await expectSound(recruiter, 'nobody found');
});

test('Every tab of a candidate is accessible before anybody has rated', async ({ recruiter, bundles }) => {
  await recruiter.seat({ harmful: bundles.harmful });
  for (const tab of ['scorecard', 'answers', 'timeline', 'interview', 'flags', 'decision', 'log']) {
    await recruiter.goTo(bundles.harmful, tab);
    await expectSound(recruiter, `unrated ${tab}`);
  }
});

test('Every tab of a candidate is accessible after all is done', async ({ recruiter, bundles }) => {
  await recruiter.seat({ strong: bundles.strong, again: bundles.again });
  await recruiter.rateLetter(bundles.strong, 5);
  await recruiter.interview(bundles.strong, 4);
  await recruiter.goTo(bundles.strong, 'flags');
  await recruiter.page.getByRole('textbox', { name: 'Evidence' }).first().fill('“I never ask anybody”, second question.');
  await recruiter.button('Raise with this evidence').first().click();
  await expect(recruiter.page.getByText(/^Raised by Ann Rater/)).toBeVisible();
  await recruiter.page.getByRole('textbox', { name: 'Reason' }).first().fill('Said of one night only.');
  await recruiter.button('Dismiss').first().click();
  await expect(recruiter.page.getByText(/^Dismissed by Ann Rater/)).toBeVisible();
  await recruiter.decide(bundles.strong, 'Advance');
  await expect(recruiter.page.getByRole('textbox', { name: 'Text of the letter' })).toHaveValue(/Ada Strong/);
  await recruiter.page.getByRole('textbox', { name: 'Team, as it signs' }).fill('Port of Tyne');
  await expectSound(recruiter, 'decided, with a letter');
  for (const tab of ['answers', 'timeline', 'interview', 'flags', 'log']) {
    await recruiter.goTo(bundles.strong, tab);
    await expectSound(recruiter, `rated ${tab}`);
  }
  await recruiter.goTo(bundles.strong);
  await recruiter.button('Show every explanation').click();
  await expect(recruiter.page.getByText(/The overall result combines test and interview by their shares/)).toBeVisible();
  await expectSound(recruiter, 'every explanation');
});

test('What is odd about a bundle is told accessibly', async ({ recruiter, bundles }) => {
  await recruiter.seat({ tampered: bundles.tampered, version: bundles.version, expired: bundles.expired });
  await recruiter.goTo(bundles.tampered);
  await expect(recruiter.page.getByRole('alert').getByText(/The bundle is not as it was sealed/)).toBeVisible();
  await expectSound(recruiter, 'tampered');
  for (const tab of ['scorecard', 'answers', 'decision']) {
    await recruiter.goTo(bundles.version, tab);
    await expectSound(recruiter, `not scored, ${tab}`);
  }
  await recruiter.goTo(bundles.expired);
  await expect(recruiter.page.getByText('time ran out')).toBeVisible();
  await expectSound(recruiter, 'expired');
});

test('A decision with something missing in it is accessible', async ({ recruiter, bundles }) => {
  await recruiter.seat({ weak: bundles.weak, harmful: bundles.harmful });
  await recruiter.goTo(bundles.weak, 'decision');
  await recruiter.button('Record the decision').click();
  await expect(recruiter.page.getByText('Choose a decision.')).toBeVisible();
  await recruiter.page.getByRole('radio', { name: /^Advance/ }).check();
  await recruiter.button('Record the decision').click();
  await expect(recruiter.page.getByText('The reason is too short. Write at least 20 characters.')).toBeVisible();
  await expectSound(recruiter, 'decision without a reason');
  await recruiter.goTo(bundles.harmful, 'decision');
  await recruiter.page.getByRole('radio', { name: /^Advance/ }).check();
  await recruiter.button('Record the decision').click();
  await expect(recruiter.page.getByText('There is a finding that nobody has judged. See the list above.')).toBeVisible();
  await expectSound(recruiter, 'decision before a finding is judged');
  await recruiter.goTo(bundles.harmful, 'flags');
  await recruiter.button('Confirm').first().click();
  await expect(recruiter.page.getByText('Write the reason first.')).toBeVisible();
  await recruiter.button('Raise with this evidence').first().click();
  await expect(recruiter.page.getByText('Write the evidence first. A flag without evidence is not raised.')).toBeVisible();
  await expectSound(recruiter, 'red flags with something missing');
});

test('Rating, settling and agreement are accessible', async ({ recruiter, bundles }) => {
  await recruiter.seat({ conflict: bundles.conflict, single: bundles.single });
  await recruiter.at('/rating');
  await expect(recruiter.page.getByText('Not rated by you yet.').first()).toBeVisible();
  await expectSound(recruiter, 'not rated');
  await recruiter.rateLetter(bundles.conflict, 5);
  await recruiter.sitDown('Ben Rater');
  await recruiter.rateLetter(bundles.conflict, 2);
  await expect(recruiter.page.getByText('These ratings differ too much to be averaged.')).toBeVisible();
  await expectSound(recruiter, 'rated, in conflict');
  await recruiter.at('/rating/settle');
  await expect(recruiter.page.getByText(/Ann Rater gave 5/)).toBeVisible();
  await recruiter.button('Settle').click();
  await expect(recruiter.page.getByText('Choose a rating from 1 to 5.')).toBeVisible();
  await expectSound(recruiter, 'settling with something missing');
  await recruiter.sitDown('Cem Third');
  await expectSound(recruiter, 'settling, covered');
  await recruiter.button('Show the ratings, so that I can settle them').click();
  await recruiter.page.getByRole('radio', { name: /^4\b/ }).click();
  await recruiter.page.getByRole('textbox', { name: 'Reason' }).fill('Clear, but not at once.');
  await recruiter.button('Settle').click();
  await expect(recruiter.page.getByText('Settled by Cem Third at 4: Clear, but not at once.')).toBeVisible();
  await expectSound(recruiter, 'settled');
  await recruiter.at('/rating/agreement');
  await expect(recruiter.page.getByRole('table', { name: 'Agreement of each pair of raters' })).toBeVisible();
  await expectSound(recruiter, 'agreement');
});

test('The comparison is accessible', async ({ recruiter, bundles }) => {
  await recruiter.seat({ strong: bundles.strong, weak: bundles.weak, harmful: bundles.harmful, expired: bundles.expired });
  await recruiter.rateLetter(bundles.strong, 5);
  await recruiter.interview(bundles.strong, 4);
  await recruiter.at('/compare');
  await expect(recruiter.page.getByRole('img', { name: 'Overall', exact: true })).toBeVisible();
  await recruiter.page.getByRole('checkbox', { name: 'Dan Expired' }).uncheck();
  await expectSound(recruiter, 'comparison');
  await recruiter.page.getByRole('checkbox', { name: 'Hide names' }).check();
  await expect(recruiter.page.getByText(pseudonym(bundles.strong)).first()).toBeVisible();
  await expectSound(recruiter, 'comparison without names');
});

test('The policy is accessible, with something wrong in it and with a change shown', async ({ recruiter, bundles }) => {
  await recruiter.seat({ strong: bundles.strong, weak: bundles.weak });
  await recruiter.at('/policy');
  await expect(recruiter.heading('Scoring policy')).toBeVisible();
  await expectSound(recruiter, 'policy');
  await recruiter.page.getByRole('textbox', { name: 'Weight of Basics in percent' }).fill('50');
  await recruiter.page.getByRole('textbox', { name: 'Threshold in percent' }).fill('much');
  await recruiter.button('Show what changes').click();
  await expect(recruiter.page.getByText(/Something needs correcting first/)).toBeVisible();
  await expectSound(recruiter, 'policy with something wrong');
  await recruiter.page.getByRole('textbox', { name: 'Weight of Documents in percent' }).fill('30');
  await recruiter.page.getByRole('textbox', { name: 'Threshold in percent' }).fill('10');
  await recruiter.page.getByRole('textbox', { name: 'Version', exact: true }).fill('2');
  await recruiter.button('Show what changes').click();
  await expect(recruiter.page.getByRole('heading', { name: 'What would change' })).toBeFocused();
  await expectSound(recruiter, 'policy with a change');
});

test('The four-fifths check is accessible, with faults and with results', async ({ recruiter }) => {
  await recruiter.open('/fairness');
  const type = async (place, name, applicants, selected) => {
    const group = recruiter.page.getByRole('group', { name: `Group ${place}`, exact: true });
    await group.getByRole('textbox', { name: 'Name of the group' }).fill(name);
    await group.getByRole('textbox', { name: 'Applicants' }).fill(applicants);
    await group.getByRole('textbox', { name: 'Selected' }).fill(selected);
  };
  await type(1, 'Ferries', '80', '48');
  await type(2, 'Ferries', 'many', '11');
  await expect(recruiter.page.getByText('Some counts cannot be right. The reason is beside each.')).toBeVisible();
  await expectSound(recruiter, 'four fifths with faults');
  await type(2, 'Tugs', '25', '11');
  await recruiter.button('Add a group').click();
  await type(3, 'Barges', '60', '36');
  await expect(recruiter.page.getByText('Below four fifths of the highest rate: Tugs.')).toBeVisible();
  await expectSound(recruiter, 'four fifths with results');
});

test('Every part of the interview kit and of the test is accessible', async ({ recruiter }) => {
  await recruiter.open();
  for (const place of ['/guide', '/test']) {
    await recruiter.at(place);
    await expect(recruiter.link(place === '/guide' ? 'Interview kit' : 'The test')).toHaveAttribute('aria-current', 'page');
    // Each part has an address of its own.
    const links = recruiter.page.locator(`#main a[href^="${place.slice(1)}/"]`);
    await expect(links.first()).toBeVisible();
    const parts = await links.evaluateAll((all) => all.map((link) => `/${link.getAttribute('href').replace(/\/$/, '')}`));
    for (const part of new Set([place, ...parts])) {
      await recruiter.at(part);
      await expect(recruiter.page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectSound(recruiter, part);
    }
  }
});

test('A letter is rated and a decision written with the keyboard alone', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  const keyboard = new Keyboard(page);
  await recruiter.open();
  await keyboard.type(page.getByRole('textbox', { name: 'Your name' }), 'Ann Rater');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Working as: Ann Rater')).toBeVisible();
  await recruiter.choose({ single: bundles.single, weak: bundles.weak });
  await expect(recruiter.messages).toContainText('Answer files opened: 2.');

  await keyboard.press(recruiter.link('Rate answers'), 'Enter');
  await expect(recruiter.heading('Rate answers')).toBeFocused();
  const sheet = page.getByRole('heading', { level: 2, name: / · Letter$/ });
  await expect(sheet).toHaveText(/^Candidate [0-9A-F]{5} · Letter$/);
  // Each digit rates; after the last criterion the focus waits at the next answer.
  for (const rating of ['1', '2', '3', '4', '5']) {
    await page.keyboard.press(rating);
    await expect(page.getByText(`Your rating, ${rating}, is saved.`)).toBeVisible();
    await expect(recruiter.button('Next answer')).toBeFocused();
  }
  // n and p go from answer to answer, and so do the buttons.
  const first = await sheet.innerText();
  await page.keyboard.press('n');
  await expect(sheet).not.toHaveText(first);
  await expect(sheet).toBeFocused();
  await expect(page.getByText('Not rated by you yet.')).toBeVisible();
  await page.keyboard.press('p');
  await expect(sheet).toHaveText(first);
  await expect(sheet).toBeFocused();
  // In a field, keys type.
  const note = page.getByRole('textbox', { name: /^Note on/ });
  await keyboard.type(note, 'Polite in all 3 sentences.');
  await expect(note).toHaveValue('Polite in all 3 sentences.');
  await expect(page.getByText('Your rating, 5, is saved.')).toBeVisible();
  // Arrows move through the descriptions without choosing; Space chooses.
  const four = page.getByRole('radio', { name: /^4\b/ });
  await keyboard.reach(page.getByRole('link', { name: 'Rate', exact: true }));
  await keyboard.reach(page.getByRole('radio', { name: /^5\b/ }));
  await page.keyboard.press('ArrowUp');
  await expect(four).toBeFocused();
  await expect(page.getByText('Your rating, 5, is saved.')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByText('Your rating, 4, is saved.')).toBeVisible();

  await keyboard.press(page.getByRole('link', { name: 'Differing ratings' }), 'Enter');
  await expect(recruiter.heading('Settle differing ratings')).toBeFocused();
  await expect(page.getByText('There is nothing to settle')).toBeVisible();

  await keyboard.press(recruiter.link('Candidates'), 'Enter');
  await expect(recruiter.heading('Candidates')).toBeFocused();
  await keyboard.press(page.getByRole('link', { name: 'Gus Single', exact: true }), 'Enter');
  await expect(recruiter.heading('Gus Single')).toBeFocused();
  const tabs = page.getByRole('navigation', { name: 'Parts of this candidate’s page' });
  await keyboard.press(tabs.getByRole('link', { name: 'Decision' }), 'Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Your decision' })).toBeVisible();
  await expect(recruiter.heading('Gus Single')).toBeFocused();
  await keyboard.choose(page.getByRole('radio', { name: /^Hold/ }));
  await keyboard.press(recruiter.button('Record the decision'), 'Enter');
  await expect(page.getByText('The reason is too short. Write at least 20 characters.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await page.keyboard.type('The interview is still to come.');
  await keyboard.press(recruiter.button('Record the decision'), 'Enter');
  await expect(page.getByText(/^Hold by Ann Rater/)).toBeVisible();
  await keyboard.press(tabs.getByRole('link', { name: 'Log' }), 'Enter');
  await expect(recruiter.row('Decided: Hold')).toContainText('The interview is still to come.');
});

test('A message says by a word how it is meant, and not by its color alone', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.choose({ 'broken.json': '{"hello": ', strong: bundles.strong });
  const line = (text) => recruiter.messages.getByRole('listitem').filter({ hasText: text }).first();
  await expect(line('broken.json')).toHaveText(/^Problem: /);
  await expect(line('Answer files opened: 1.')).toHaveText(/^Done: /);
  await recruiter.choose({ again: bundles.strong });
  await expect(line('already on this page')).toHaveText(/^Worth a look: /);
});

test('A blank name is refused in words, and the field for it has the focus', async ({ recruiter }) => {
  await recruiter.open();
  const field = recruiter.page.getByRole('textbox', { name: 'Your name' });
  await field.fill('  ');
  await recruiter.button('Save').click();
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/Enter your name first\. Your name appears beside everything/);
  await expectSound(recruiter, 'blank name');
  await field.fill('Ann Rater');
  await expect(field).not.toHaveAttribute('aria-invalid', 'true');
  await recruiter.button('Save').click();
  await expect(recruiter.page.getByText('Working as: Ann Rater')).toBeVisible();
});
