import { armed } from '../support/arming.mjs';
import { expect, test } from '../support/assay.mjs';
import { Hasty } from '../support/hasty.mjs';

// Nothing that opens is answered by the press that opened it, wherever its buttons come to lie.

const WAYS = ['mouse', 'touch', 'Enter'];
const range = (from, to, step) => Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => from + at * step);
const WIDTHS = range(320, 1_440, 40);
const HEIGHTS = range(400, 900, 40);
/** The screens of the first report, and two of the recruiter's page. */
const SCREENS = [[375, 640], [412, 610], [412, 660], [320, 590], [768, 480], [1_280, 480], [1_280, 800], [1_440, 900]];

test.use({ hasTouch: true });
test.describe.configure({ timeout: 600_000 });

/** Opens the site under the real clock: how fast presses follow each other is what is tested. */
async function arrive(assay, query = '') {
  assay.site.date = () => Date.now();
  assay.pack.duration_seconds = 7_200;
  assay.publish();
  await assay.visit(query);
}

const dialogOf = (assay) => assay.page.getByRole('dialog', { name: 'Submit your test?' });

/** What is on screen: the heading, what has the focus, and whether the last button keeps away from the opener. */
function look(page, opener) {
  return opener.evaluate((button) => {
    const last = document.querySelector('#confirm .is-final');
    const [one, other] = [button, last ?? button].map((element) => element.getBoundingClientRect());
    return {
      heading: document.querySelector('h1').textContent,
      isOpen: document.querySelector('#confirm').open,
      focus: document.activeElement.textContent,
      isClear:
        one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top,
    };
  });
}

for (const how of WAYS) {
  for (const [part, widths] of [WIDTHS.filter((_, at) => at % 2 === 0), WIDTHS.filter((_, at) => at % 2 === 1)].entries()) {
    test(`Acting twice on Submit hands nothing in at any size: ${how}, part ${part + 1} of 2`, async ({ assay }) => {
      const { page } = assay;
      await arrive(assay);
      await assay.begin();
      await assay.review();
      const opener = page.locator('main').getByRole('button', { name: 'Submit test' });
      const hasty = new Hasty(page, how);
      const count = { trials: 0, submitted: 0, closed: 0, 'in the same place': 0, 'focus elsewhere': 0 };
      for (const width of widths) {
        for (const height of HEIGHTS) {
          await page.setViewportSize({ width, height });
          await hasty.twice(opener);
          const { heading, isOpen, isClear, focus } = await look(page, opener);
          count.trials += 1;
          count.submitted += heading === 'Review answers' ? 0 : 1;
          count.closed += isOpen ? 0 : 1;
          count['in the same place'] += isClear ? 0 : 1;
          count['focus elsewhere'] += focus === 'Keep working' ? 0 : 1;
          if (focus !== 'Keep working') {
            console.log(`${width} by ${height}: the focus is on ${focus.slice(0, 60)}`);
          }
          await page.keyboard.press('Escape');
          await expect(dialogOf(assay)).toBeHidden();
        }
      }
      console.log(`Submit, ${how}, part ${part + 1}: ${JSON.stringify(count)}`);
      expect(count).toEqual({ trials: widths.length * HEIGHTS.length, submitted: 0, closed: 0, 'in the same place': 0, 'focus elsewhere': 0 });
      expect(assay.endpoint.received).toHaveLength(0);
    });
  }

  // Coarser, because every trial is an attempt of its own: every second width, the heights in turn.
  test(`Acting twice on Start answers nothing: ${how}`, async ({ assay }) => {
    const { page } = assay;
    const count = { trials: 0, answered: 0, elsewhere: 0 };
    const hasty = new Hasty(page, how);
    for (const [at, width] of WIDTHS.filter((_, place) => place % 2 === 0).entries()) {
      await page.setViewportSize({ width, height: HEIGHTS[(at * 5) % HEIGHTS.length] });
      await arrive(assay, `?invitation=inv-${at}`);
      await assay.agree(`Grace Hopper ${at}`);
      await hasty.twice(assay.button('Start the test'));
      await expect(assay.question(/Question 1 of/)).toBeVisible();
      await armed(page);
      count.trials += 1;
      count.elsewhere += (await assay.question(/Question 1 of 4 ?: High water/).isVisible()) ? 0 : 1;
      count.answered += (await page.getByRole('radio', { checked: true }).count()) > 0 ? 1 : 0;
    }
    console.log(`Start, ${how}: ${JSON.stringify(count)}`);
    expect(count).toEqual({ trials: 15, answered: 0, elsewhere: 0 });
  });

  test(`Acting twice goes one step on every other screen, and answers nothing: ${how}`, async ({ assay }) => {
    const { page } = assay;
    const hasty = new Hasty(page, how);
    const overview = page.getByRole('dialog', { name: 'Overview' });
    const at = (title) => expect(assay.question(new RegExp(`: ${title}$`))).toBeVisible();
    for (const [place, [width, height]] of SCREENS.entries()) {
      await page.setViewportSize({ width, height });
      await arrive(assay, `?invitation=inv-${place}`);
      await page.getByRole('textbox', { name: 'Name' }).fill(`Grace Hopper ${place}`);
      await page.getByRole('checkbox', { name: /I have read this page/ }).check();
      await hasty.twice(assay.button('Continue'));
      await expect(page.getByRole('heading', { level: 1, name: 'Check and practice' })).toBeVisible();
      await expect(assay.button('Start the test')).toBeEnabled();
      await armed(page);
      await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
      await assay.button('Start the test').click();
      await at('High water');
      await hasty.twice(assay.button('Next'));
      await at('Papers');
      await hasty.twice(assay.button('Next'));
      await at('Fog');
      await hasty.twice(assay.button('Back'));
      await at('Papers');
      await hasty.twice(assay.button('Overview'));
      await expect(overview).toBeVisible();
      await hasty.twice(overview.getByRole('button', { name: 'Close' }));
      await expect(overview).toBeHidden();
      await at('Papers');
      for (const title of ['What decides', 'Bill', 'Schedule', 'Fog', 'Word']) {
        await assay.overview();
        await hasty.twice(overview.getByRole('button', { name: new RegExp(`: ${title},`) }));
        await expect(overview).toBeHidden();
        await at(title);
      }
      await assay.overview();
      await hasty.twice(overview.getByRole('button', { name: 'Review answers' }));
      await expect(overview).toBeHidden();
      await hasty.twice(page.getByRole('button', { name: /: High water$/ }));
      await at('High water');
      await assay.goTo('Letter');
      await hasty.twice(assay.button('Review answers'));
      await expect(page.getByText('You have answered 0 of 11 questions.')).toBeVisible();
      await page.locator('main').getByRole('button', { name: 'Submit test' }).click();
      await hasty.twice(dialogOf(assay).getByRole('button', { name: 'Keep working' }));
      await expect(dialogOf(assay)).toBeHidden();
      await armed(page);
      await expect(page.getByText('You have answered 0 of 11 questions.')).toBeVisible();
      expect(assay.endpoint.received).toHaveLength(place);
      await page.locator('main').getByRole('button', { name: 'Submit test' }).click();
      await hasty.twice(dialogOf(assay).getByRole('button', { name: 'Submit test' }));
      await assay.done();
      await assay.delivered();
      expect(assay.endpoint.received).toHaveLength(place + 1);
      expect((await assay.bundle()).sections.flatMap(({ items }) => items).every(({ response }) => response === null)).toBe(true);
      await hasty.twice(assay.button("I'm done here"));
      await expect(page.getByRole('heading', { level: 1, name: 'Goodbye, and good luck' })).toBeVisible();
    }
    console.log(`Every other screen, ${how}: ${SCREENS.length} sizes, 0 answered, 0 steps too many`);
  });
}

test('Where sections end for good, acting twice asks, and then ends one', async ({ assay }) => {
  const { page } = assay;
  const hasty = new Hasty(page, 'mouse');
  assay.pack.enforce_section_limits = true;
  assay.pack.sections[0].duration_seconds = 600;
  assay.pack.sections[1].duration_seconds = 600;
  await arrive(assay);
  await assay.begin();
  await assay.goTo('Mooring');
  const dialog = page.getByRole('dialog', { name: 'Finish section' });
  await hasty.twice(assay.button('Finish section'));
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Keep working' })).toBeFocused();
  await hasty.twice(dialog.getByRole('button', { name: 'Finish section' }));
  await expect(assay.question(/What decides/)).toBeVisible();
  await armed(page);
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
});

test('A key that is held hands nothing in, nor does one pressed right after it', async ({ assay }) => {
  const { page } = assay;
  await arrive(assay);
  await assay.begin();
  await assay.review();
  const dialog = dialogOf(assay);
  await assay.button('Submit test').focus();
  // Longer than a moment: each press after the first is a repetition.
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.down('Enter');
    await page.waitForTimeout(15);
  }
  await expect(dialog).toBeVisible();
  await page.keyboard.up('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Keep working' })).toBeFocused();
  expect(assay.endpoint.received).toHaveLength(0);
  await armed(page);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
});

test('The confirmation can be answered by slow hands, by trembling ones, and by keyboard alone', async ({ assay }) => {
  const { page } = assay;
  await arrive(assay);
  await assay.begin();
  await assay.review();
  const dialog = dialogOf(assay);
  const back = dialog.getByRole('button', { name: 'Keep working' });
  const center = async (button) => {
    const { x, y, width, height } = await button.boundingBox();
    return [x + width / 2, y + height / 2];
  };
  // Slow: the button is held for longer than a moment.
  await assay.button('Submit test').click();
  await armed(page);
  const backAt = await center(back);
  await page.mouse.move(...backAt);
  await page.mouse.down();
  await page.waitForTimeout(1_500);
  await page.mouse.up();
  await expect(dialog).toBeHidden();
  // Trembling: what comes too early does nothing, and nothing waits for longer because of it.
  await armed(page);
  const opening = page.mouse.click(...(await center(assay.button('Submit test'))));
  await Promise.all([opening, page.mouse.click(...backAt)]);
  await expect(dialog).toBeVisible();
  await expect(back).toBeFocused();
  await armed(page);
  await page.mouse.click(...backAt);
  await expect(dialog).toBeHidden();
  // The keyboard alone.
  await armed(page);
  await assay.button('Submit test').focus();
  await page.keyboard.press('Enter');
  await expect(back).toBeFocused();
  await armed(page);
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Submit test' })).toBeFocused();
  await page.keyboard.press('Enter');
  await assay.done();
});

test('The question before the end is read with the button that has the focus', async ({ assay }) => {
  await assay.start();
  await assay.review();
  await assay.button('Submit test').click();
  const back = dialogOf(assay).getByRole('button', { name: 'Keep working' });
  await expect(back).toBeFocused();
  await expect(back).toHaveAccessibleDescription(/11 questions are not answered/);
});
