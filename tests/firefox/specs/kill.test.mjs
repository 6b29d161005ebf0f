import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as later } from 'node:timers/promises';
import { itemOf } from '../../browser/support/content.mjs';
import { journey } from '../support/assay.mjs';
import { chance } from '../support/chance.mjs';
import { Firefox } from '../support/firefox.mjs';

const KILLS = Number(process.env.KILLS ?? 10);
const SEED = Number(process.env.SEED ?? 1);
const FIELD = 'Write an answer.';
const SENTENCE = 'We are sorry for the noise in the night, and from Monday on it will be quiet here. ';

/** What is typed at a place of the text. */
const letter = (place) => SENTENCE[place % SENTENCE.length];

const firefox = new Firefox();
before(() => firefox.start());
after(() => firefox.stop());

/** Types at the end of a text until the browser is killed; the ages of the letters then, in milliseconds. */
async function typeUntilKilled(assay, text, wait) {
  const typed = [];
  const { keyboard } = assay.page;
  await assay.choose('textbox', FIELD);
  await assay.page.evaluate(() => document.activeElement.setSelectionRange(1e6, 1e6));
  const typing = (async () => {
    for (let length = text.length; ; length += 1) {
      await keyboard.type(letter(length));
      text += letter(length);
      typed.push(performance.now());
    }
  })().catch(() => {});
  await later(wait);
  const at = performance.now();
  await firefox.kill();
  await typing;
  return { text, ages: typed.map((then) => at - then) };
}

/** Starts the browser again and opens the same link. */
async function comeBack(assay) {
  await firefox.start();
  await assay.openTab();
  await assay.visit();
  await assay.expectHeading(/: Letter$/);
  return assay.written(FIELD);
}

test(`After ${KILLS} kills all but the last second of typing is there, and the time is right`, journey(firefox, async (assay, context) => {
  const random = chance(SEED);
  const begun = await assay.start();
  await assay.choose('radio', 'At 09:20');
  await assay.goTo('Letter');
  let found = '';
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const { text, ages } = await typeUntilKilled(assay, found, 300 + random() * 2_500);
    const before = found.length;
    found = await comeBack(assay);
    await assay.expectDeadline(begun);
    const lost = Math.round(ages[found.length - before] ?? 0);
    context.diagnostic(`kill ${kill}: ${ages.length} letters typed, the oldest lost is ${lost} ms old`);
    // The letter that was on its way may have arrived.
    assert.ok((text + letter(text.length)).startsWith(found), `kill ${kill}: ${found}`);
    assert.ok(found.length >= before && lost <= 1_000, `kill ${kill}: a letter ${lost} ms old is lost`);
  }
  const bundle = await assay.submit();
  assert.deepEqual(itemOf(bundle, 'letter').response, { text: found });
  assert.deepEqual(itemOf(bundle, 'tide').response, { choices: ['b'] });
}));
