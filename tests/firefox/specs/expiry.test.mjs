import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { itemOf } from '../../browser/support/content.mjs';
import { journey } from '../support/assay.mjs';
import { Firefox } from '../support/firefox.mjs';

const firefox = new Firefox();
before(() => firefox.start());
after(() => firefox.stop());

const OVER = /^Time is up\. Your test is complete\.$/;

/** Types until the test is over; everything that the field held, with the host's time. */
async function typeToTheEnd(assay) {
  await assay.page.evaluate(() => {
    globalThis.typed = [];
    const note = ({ target }) => globalThis.typed.push({ text: target.value, at: globalThis.machineNow() });
    addEventListener('input', note, true);
  });
  await assay.choose('textbox', 'Write an answer.');
  while (!OVER.test(await assay.heading())) {
    await assay.page.keyboard.type('Sorry. ');
  }
  return assay.page.evaluate(() => globalThis.typed);
}

test('What is being typed when the time runs out is in the bundle, to the last letter', journey(firefox, async (assay) => {
  assay.pack.duration_seconds = 15;
  const begun = await assay.start();
  await assay.goTo('Letter');
  await assay.expectDeadline(begun);
  const deadline = await assay.deadline();
  const typed = await typeToTheEnd(assay);
  const bundle = await assay.delivered();
  const { response, late } = itemOf(bundle, 'letter');
  // A letter may come after the end and before the page notices.
  assert.equal((late ?? response).text, typed.at(-1).text);
  const before = typed.findLast(({ at }) => at < deadline - 1_000).text;
  assert.ok(response.text.startsWith(before), `${before.length} letters in time, ${response.text.length} count`);
  assert.equal(bundle.timing.ended_by, 'timeout');
  assert.equal(bundle.timing.elapsed_ms, 15_000);
}));

/** Types once before the end and once after it, while the page is too busy to notice the end between them. */
function typeAround(deadline) {
  const waitUntil = (instant) => {
    while (globalThis.machineNow() < instant);
  };
  const type = (text) => document.execCommand('insertText', false, text);
  return new Promise((resolve) => {
    setTimeout(() => {
      waitUntil(deadline - 300);
      type('wind');
      waitUntil(deadline + 300);
      type('ward');
      resolve();
    }, deadline - globalThis.machineNow() - 600);
  });
}

test('What was typed in time counts although more is typed before the page notices the end', journey(firefox, async (assay) => {
  assay.pack.duration_seconds = 15;
  await assay.start();
  await assay.goTo('Word');
  await assay.choose('textbox', 'What is it called?');
  await assay.page.evaluate(typeAround, await assay.deadline());
  await assay.expectHeading(OVER);
  const item = itemOf(await assay.delivered(), 'word');
  assert.deepEqual(item.response, { text: 'wind' });
  assert.deepEqual(item.late, { text: 'windward' });
}));

test('What is typed after a sleep past the end is kept as late and never scored', journey(firefox, async (assay) => {
  await assay.start();
  await assay.goTo('Word');
  await assay.choose('textbox', 'What is it called?');
  await assay.clocks.sleep(3_600, {
    // In the same instant, so that the page cannot have noticed that it slept.
    andThen: () => document.execCommand('insertText', false, 'leeward'),
  });
  await assay.expectHeading(OVER);
  const item = itemOf(await assay.delivered(), 'word');
  assert.deepEqual(item.late, { text: 'leeward' });
  assert.equal(item.response, null);
}));

test('A test whose time ends while the page is closed is sealed and sent on the next visit', journey(firefox, async (assay) => {
  await assay.start();
  await assay.choose('radio', 'At 09:20');
  await assay.page.goto('about:blank');
  await assay.clocks.away(3_600);
  await assay.visit();
  await assay.expectHeading(OVER);
  const bundle = await assay.delivered();
  assert.deepEqual(itemOf(bundle, 'tide').response, { choices: ['b'] });
  assert.equal(bundle.timing.ended_by, 'timeout');
}));
