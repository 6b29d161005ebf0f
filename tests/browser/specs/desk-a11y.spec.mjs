import { expectAccessible } from '../support/axe.mjs';
import { expect, pseudonym, test } from '../support/desk.mjs';
import { Keyboard } from '../support/keyboard.mjs';

// Axe takes its time.
test.beforeEach(() => test.setTimeout(300_000));

/** Nothing has to be scrolled sideways on a small screen, but for what scrolls in a region of its own. */
async function expectNarrow(page, state) {
  const viewport = page.viewportSize();
  await page.setViewportSize({ width: 375, height: 800 });
  const wide = await page.evaluate(() => {
    // What is placed out of the flow is not held by every region around it.
    const around = (element) => (getComputedStyle(element).position === 'absolute' ? element.offsetParent : element.parentElement);
    const isHeld = (element) => {
      const outer = around(element);
      return outer && outer !== document.body && (getComputedStyle(outer).overflowX !== 'visible' || isHeld(outer));
    };
    const root = document.documentElement;
    return root.scrollWidth <= innerWidth
      ? []
      : [...document.body.querySelectorAll('*')]
          .filter((element) => element.getBoundingClientRect().right > innerWidth && !isHeld(element))
          .map((element) => `${element.localName}.${element.className}: ${element.textContent}`.slice(0, 80))
          .concat(`the page is ${root.scrollWidth} px wide`);
  });
  // The other states are looked at as well.
  expect.soft(wide, `${state}, 375 px wide`).toEqual([]);
  await page.setViewportSize(viewport);
}

async function expectSound(desk, state) {
  await expectAccessible(desk.page, state);
  await expectNarrow(desk.page, state);
}

async function seat(desk, files, name = 'Ann Rater') {
  await desk.open();
  await desk.sitDown(name);
  await desk.choose(files);
  await expect(desk.messages).toContainText(`Bundles opened: ${Object.keys(files).length}.`);
}

test('An empty desk is accessible in all its parts', async ({ desk }) => {
  await desk.open();
  await expect(desk.page.getByText('Nobody is on the desk yet')).toBeVisible();
  await expectSound(desk, 'empty desk');
  for (const [place, heading] of [
    ['/rating', 'Rate answers'],
    ['/rating/settle', 'Settle differing ratings'],
    ['/rating/agreement', 'How far raters agree'],
    ['/compare', 'Compare'],
    ['/nowhere', 'There is nothing here'],
  ]) {
    await desk.at(place);
    await expect(desk.heading(heading)).toBeVisible();
    await expectSound(desk, `empty desk ${place}`);
  }
  await desk.at('/');
  await desk.button('Forget everything').click();
  await expect(desk.page.getByRole('dialog', { name: 'Take everything off this desk?' })).toBeVisible();
  await expectSound(desk, 'forgetting');
});

test('The list of ten bundles is accessible, with findings, messages and the question before removing', async ({ desk, bundles }) => {
  await seat(desk, { ...bundles });
  await desk.choose({ 'broken.json': '{"hello": ', twice: bundles.strong });
  await expect(desk.messages).toContainText('broken.json');
  await desk.page.locator('summary', { hasText: /^Findings:.*Ian Tampered/ }).click();
  await expect(desk.page.getByText('$.integrity.sha256').first()).toBeVisible();
  await expectSound(desk, 'ten bundles');
  await desk.button('Remove Ben Weak').click();
  await expect(desk.page.getByRole('dialog', { name: 'Take this candidate off the desk?' })).toBeVisible();
  await expectSound(desk, 'removing');
  await desk.page.keyboard.press('Escape');
  await desk.page.getByRole('searchbox', { name: 'Search' }).fill('nobody at all');
  await expect(desk.page.getByText('Nobody fits this search.')).toBeVisible();
  await expectSound(desk, 'nobody found');
});

test('Every tab of a candidate is accessible before anybody has rated', async ({ desk, bundles }) => {
  await seat(desk, { harmful: bundles.harmful });
  for (const tab of ['scorecard', 'answers', 'timeline', 'interview', 'flags', 'decision', 'log']) {
    await desk.goTo(bundles.harmful, tab);
    await expectSound(desk, `unrated ${tab}`);
  }
});

test('Every tab of a candidate is accessible after all is done', async ({ desk, bundles }) => {
  await seat(desk, { strong: bundles.strong, again: bundles.again });
  await desk.rateLetter(bundles.strong, 5);
  await desk.interview(bundles.strong, 4);
  await desk.goTo(bundles.strong, 'flags');
  await desk.page.getByRole('textbox', { name: 'Evidence' }).first().fill('“I never ask anybody”, second question.');
  await desk.button('Tick with this evidence').first().click();
  await expect(desk.page.getByText(/^Ticked by Ann Rater/)).toBeVisible();
  await desk.page.getByRole('textbox', { name: 'Reason' }).first().fill('Said of one night only.');
  await desk.button('Dismiss').first().click();
  await expect(desk.page.getByText(/^Dismissed by Ann Rater/)).toBeVisible();
  await desk.decide(bundles.strong, 'Advance');
  await expect(desk.page.getByRole('textbox', { name: 'Text of the letter' })).toHaveValue(/Ada Strong/);
  await desk.page.getByRole('textbox', { name: 'Team, as it signs' }).fill('Port of Tyne');
  await expectSound(desk, 'decided, with a letter');
  for (const tab of ['answers', 'timeline', 'interview', 'flags', 'log']) {
    await desk.goTo(bundles.strong, tab);
    await expectSound(desk, `rated ${tab}`);
  }
  await desk.goTo(bundles.strong);
  await desk.button('Show every explanation').click();
  await expect(desk.page.getByText(/The overall result takes test and interview by their shares/)).toBeVisible();
  await expectSound(desk, 'every explanation');
});

test('What is odd about a bundle is told accessibly', async ({ desk, bundles }) => {
  await seat(desk, { tampered: bundles.tampered, version: bundles.version, expired: bundles.expired });
  await desk.goTo(bundles.tampered);
  await expect(desk.page.getByRole('alert').getByText(/The bundle is not as it was sealed/)).toBeVisible();
  await expectSound(desk, 'tampered');
  for (const tab of ['scorecard', 'answers', 'decision']) {
    await desk.goTo(bundles.version, tab);
    await expectSound(desk, `not scored, ${tab}`);
  }
  await desk.goTo(bundles.expired);
  await expect(desk.page.getByText('the time ran out')).toBeVisible();
  await expectSound(desk, 'expired');
});

test('A decision with something missing in it is accessible', async ({ desk, bundles }) => {
  await seat(desk, { weak: bundles.weak, harmful: bundles.harmful });
  await desk.goTo(bundles.weak, 'decision');
  await desk.button('Write the decision down').click();
  await expect(desk.page.getByText('Choose a decision.')).toBeVisible();
  await desk.page.getByRole('radio', { name: /^Advance/ }).check();
  await desk.button('Write the decision down').click();
  await expect(desk.page.getByText('The reason is too short. Write at least 20 characters.')).toBeVisible();
  await expectSound(desk, 'decision without a reason');
  await desk.goTo(bundles.harmful, 'decision');
  await desk.page.getByRole('radio', { name: /^Advance/ }).check();
  await desk.button('Write the decision down').click();
  await expect(desk.page.getByText('There is a finding that nobody has judged. See the list above.')).toBeVisible();
  await expectSound(desk, 'decision before a finding is judged');
  await desk.goTo(bundles.harmful, 'flags');
  await desk.button('Confirm').first().click();
  await expect(desk.page.getByText('Write the reason first.')).toBeVisible();
  await desk.button('Tick with this evidence').first().click();
  await expect(desk.page.getByText('Write the evidence first. Without it nothing is ticked.')).toBeVisible();
  await expectSound(desk, 'red flags with something missing');
});

test('Rating, settling and agreement are accessible', async ({ desk, bundles }) => {
  await seat(desk, { conflict: bundles.conflict, single: bundles.single });
  await desk.at('/rating');
  await expect(desk.page.getByText('Not rated by you yet.').first()).toBeVisible();
  await expectSound(desk, 'not rated');
  await desk.rateLetter(bundles.conflict, 5);
  await desk.sitDown('Ben Rater');
  await desk.rateLetter(bundles.conflict, 2);
  await expect(desk.page.getByText('These ratings differ too much for a mean.')).toBeVisible();
  await expectSound(desk, 'rated, in conflict');
  await desk.at('/rating/settle');
  await expect(desk.page.getByText(/Ann Rater gave 5/)).toBeVisible();
  await desk.button('Settle').click();
  await expect(desk.page.getByText('Choose a rating from 1 to 5.')).toBeVisible();
  await expectSound(desk, 'settling with something missing');
  await desk.sitDown('Cem Third');
  await expectSound(desk, 'settling, covered');
  await desk.button('Show the ratings, so that I can settle them').click();
  await desk.page.getByRole('radio', { name: /^4\b/ }).click();
  await desk.page.getByRole('textbox', { name: 'Reason' }).fill('Clear, but not at once.');
  await desk.button('Settle').click();
  await expect(desk.page.getByText('Settled by Cem Third at 4: Clear, but not at once.')).toBeVisible();
  await expectSound(desk, 'settled');
  await desk.at('/rating/agreement');
  await expect(desk.page.getByRole('table', { name: 'Agreement of every two raters' })).toBeVisible();
  await expectSound(desk, 'agreement');
});

test('The comparison is accessible', async ({ desk, bundles }) => {
  await seat(desk, { strong: bundles.strong, weak: bundles.weak, harmful: bundles.harmful, expired: bundles.expired });
  await desk.rateLetter(bundles.strong, 5);
  await desk.interview(bundles.strong, 4);
  await desk.at('/compare');
  await expect(desk.page.getByRole('img', { name: 'Overall', exact: true })).toBeVisible();
  await desk.page.getByRole('checkbox', { name: 'Dan Expired' }).uncheck();
  await expectSound(desk, 'comparison');
  await desk.page.getByRole('checkbox', { name: 'Hide names' }).check();
  await expect(desk.page.getByText(pseudonym(bundles.strong)).first()).toBeVisible();
  await expectSound(desk, 'comparison without names');
});

test('The policy is accessible, with something wrong in it and with a change shown', async ({ desk, bundles }) => {
  await seat(desk, { strong: bundles.strong, weak: bundles.weak });
  await desk.at('/policy');
  await expect(desk.heading('Scoring policy')).toBeVisible();
  await expectSound(desk, 'policy');
  await desk.page.getByRole('textbox', { name: 'Weight of Basics in percent' }).fill('50');
  await desk.page.getByRole('textbox', { name: 'Threshold in percent' }).fill('much');
  await desk.button('Show what changes').click();
  await expect(desk.page.getByText(/There is something to correct first/)).toBeVisible();
  await expectSound(desk, 'policy with something wrong');
  await desk.page.getByRole('textbox', { name: 'Weight of Documents in percent' }).fill('30');
  await desk.page.getByRole('textbox', { name: 'Threshold in percent' }).fill('10');
  await desk.page.getByRole('textbox', { name: 'Version', exact: true }).fill('2');
  await desk.button('Show what changes').click();
  await expect(desk.page.getByRole('heading', { name: 'What would change' })).toBeFocused();
  await expectSound(desk, 'policy with a change');
});

test('The four-fifths check is accessible, with faults and with results', async ({ desk }) => {
  await desk.open('/fairness');
  const type = async (place, name, applicants, selected) => {
    const group = desk.page.getByRole('group', { name: `Group ${place}`, exact: true });
    await group.getByRole('textbox', { name: 'Name of the group' }).fill(name);
    await group.getByRole('textbox', { name: 'Applicants' }).fill(applicants);
    await group.getByRole('textbox', { name: 'Selected' }).fill(selected);
  };
  await type(1, 'Ferries', '80', '48');
  await type(2, 'Ferries', 'many', '11');
  await expect(desk.page.getByText('Some counts cannot be as they stand. The reason is beside each.')).toBeVisible();
  await expectSound(desk, 'four fifths with faults');
  await type(2, 'Tugs', '25', '11');
  await desk.button('Add a group').click();
  await type(3, 'Barges', '60', '36');
  await expect(desk.page.getByText('Below four fifths of the highest rate: Tugs.')).toBeVisible();
  await expectSound(desk, 'four fifths with results');
});

test('Every part of the interview kit and of the test is accessible', async ({ desk }) => {
  await desk.open();
  for (const place of ['/guide', '/test']) {
    await desk.at(place);
    await expect(desk.link(place === '/guide' ? 'Interview kit' : 'The test')).toHaveAttribute('aria-current', 'page');
    // Each part has an address of its own.
    const links = desk.page.locator(`#main a[href^="${place.slice(1)}/"]`);
    await expect(links.first()).toBeVisible();
    const parts = await links.evaluateAll((all) => all.map((link) => `/${link.getAttribute('href').replace(/\/$/, '')}`));
    for (const part of new Set([place, ...parts])) {
      await desk.at(part);
      await expect(desk.page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectSound(desk, part);
    }
  }
});

test('A letter is rated and a decision written with the keyboard alone', async ({ desk, bundles }) => {
  const { page } = desk;
  const keyboard = new Keyboard(page);
  await desk.open();
  await keyboard.type(page.getByRole('textbox', { name: 'Your name' }), 'Ann Rater');
  await page.keyboard.press('Enter');
  await expect(page.getByText('At the desk: Ann Rater')).toBeVisible();
  await desk.choose({ single: bundles.single, weak: bundles.weak });
  await expect(desk.messages).toContainText('Bundles opened: 2.');

  await keyboard.press(desk.link('Rate answers'), 'Enter');
  await expect(desk.heading('Rate answers')).toBeFocused();
  const sheet = page.getByRole('heading', { level: 2, name: / · Letter$/ });
  await expect(sheet).toHaveText(/^Candidate [0-9A-F]{5} · Letter$/);
  // Each digit rates; after the last criterion the focus waits at the next answer.
  for (const rating of ['1', '2', '3', '4', '5']) {
    await page.keyboard.press(rating);
    await expect(page.getByText(`Your rating, ${rating}, is saved.`)).toBeVisible();
    await expect(desk.button('Next answer')).toBeFocused();
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
  await expect(desk.heading('Settle differing ratings')).toBeFocused();
  await expect(page.getByText('There is nothing to settle')).toBeVisible();

  await keyboard.press(desk.link('Candidates'), 'Enter');
  await expect(desk.heading('Candidates')).toBeFocused();
  await keyboard.press(page.getByRole('link', { name: 'Gus Single', exact: true }), 'Enter');
  await expect(desk.heading('Gus Single')).toBeFocused();
  const tabs = page.getByRole('navigation', { name: 'Parts of this candidate’s page' });
  await keyboard.press(tabs.getByRole('link', { name: 'Decision' }), 'Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Your decision' })).toBeVisible();
  await expect(desk.heading('Gus Single')).toBeFocused();
  await keyboard.choose(page.getByRole('radio', { name: /^Hold/ }));
  await keyboard.press(desk.button('Write the decision down'), 'Enter');
  await expect(page.getByText('The reason is too short. Write at least 20 characters.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await page.keyboard.type('The interview is still to come.');
  await keyboard.press(desk.button('Write the decision down'), 'Enter');
  await expect(page.getByText(/^Hold by Ann Rater/)).toBeVisible();
  await keyboard.press(tabs.getByRole('link', { name: 'Log' }), 'Enter');
  await expect(desk.row('Decided: Hold')).toContainText('The interview is still to come.');
});
