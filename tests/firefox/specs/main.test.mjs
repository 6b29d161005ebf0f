import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { itemOf, sha256 } from '../../browser/support/content.mjs';
import { journey } from '../support/assay.mjs';
import { Firefox } from '../support/firefox.mjs';
import { until } from '../support/until.mjs';

const firefox = new Firefox();
before(() => firefox.start());
after(() => firefox.stop());

/** The steps of an order item, as they stand. */
const steps = (assay) =>
  assay.page.$$eval('main fieldset ol .row-text', (rows) => rows.map((row) => row.textContent.trim()));

/** Sorts the steps with the buttons, from the top. */
async function arrange(assay, wanted) {
  for (const [place, text] of wanted.entries()) {
    for (let at = (await steps(assay)).indexOf(text); at > place; at -= 1) {
      await assay.press(`Move up: ${text}`);
      await until('the step has moved', async () => (await steps(assay)).indexOf(text) === at - 1);
    }
  }
  if (await assay.page.$('::-p-aria([role="button"][name="Keep this order"])')) {
    await assay.press('Keep this order');
  }
}

/** A level, for one consideration. */
const level = (assay, option, name) =>
  assay.choose('radio', name, `::-p-aria([role="radiogroup"][name="${option}"])`);

/** What is done for each question of the short pack, in order, and what has to be in the bundle. */
const QUESTIONS = [
  ['tide', 'High water', { choices: ['b'] }, (assay) => assay.choose('radio', 'At 09:20')],
  ['papers', 'Papers', { choices: ['a', 'b'] }, async (assay) => {
    await assay.choose('checkbox', 'Cargo list');
    await assay.choose('checkbox', 'Crew list');
  }],
  ['fog', 'Fog', { best: 'b', worst: 'c' }, async (assay) => {
    await assay.choose('radio', 'Most effective Call the pilot.');
    await assay.choose('radio', 'Least effective Let both in at once.');
  }],
  ['mooring', 'Mooring', { order: ['radio', 'berth', 'lines'] }, (assay) =>
    arrange(assay, ['Answer the radio', 'Choose a berth', 'Take the lines'])],
  ['weights', 'What decides', { matches: { load: 'decides', colour: 'counts' } }, async (assay) => {
    await level(assay, 'What it can lift', 'Decides');
    await level(assay, 'Its colour', 'Counts a little');
  }],
  ['script', 'Script', { hottext: ['L2', 'L3'], correction: '' }, async (assay) => {
    await assay.choose('checkbox', 'Line 2 total = total - first');
    await assay.choose('checkbox', 'Line 3 total = total - second');
  }],
  ['schedule', 'Schedule', { hottext: ['L2'], correction: '12:00' }, async (assay) => {
    await assay.choose('radio', 'Line 2 Berta 10:00 13:00');
    await assay.write('Right time', '12:00');
  }],
  ['bill', 'Bill', { hottext: ['L3C3'], correction: '$500' }, async (assay) => {
    await assay.choose('radio', 'Wednesday, Fee: 5000');
    await assay.write('Right amount', '$500');
  }],
  ['sum', 'Sum', { text: '80000' }, (assay) => assay.write('How much is paid in all?', '80000')],
  ['word', 'Word', { text: 'windward' }, (assay) => assay.write('What is it called?', 'windward')],
  ['letter', 'Letter', { text: 'We are sorry. 🚢' }, (assay) => assay.write('Write an answer.', 'We are sorry. 🚢')],
];

test('A test is taken from the link to the receipt, with every way of answering', journey(firefox, async (assay) => {
  await assay.openTab();
  await assay.visit('?invitation=inv-7');
  await assay.agree('Ada Lovelace');
  await assay.expectText(/This browser keeps your answers safe\./);
  await assay.expectText(/Your clock matches ours\./);
  await assay.expectText(/The server that receives your answers can be reached\./);
  await assay.expectText(/All questions are loaded\./);
  await assay.choose('radio', 'A dinghy');
  await assay.begin();
  for (const [, title, , give] of QUESTIONS) {
    await assay.expectHeading(new RegExp(`: ${title}$`));
    await give(assay);
    if (title !== 'Letter') {
      await assay.press('Next');
    }
  }
  await assay.review();
  await assay.expectText(/You have answered 11 of 11 questions\./);
  await assay.write('Your explanation (optional)', 'I use a screen reader.');
  await assay.handIn();
  const bundle = await assay.delivered();
  const { body, path } = assay.endpoint.received[0];
  assert.equal(assay.endpoint.received.length, 1);
  assert.equal(path, `/in/${bundle.attempt_id}`);
  for (const [id, , response] of QUESTIONS) {
    assert.deepEqual(itemOf(bundle, id).response, response, id);
  }
  assert.equal(bundle.explanation, 'I use a screen reader.');
  assert.equal(bundle.candidate.name, 'Ada Lovelace');
  assert.equal(bundle.invitation, 'inv-7');
  assert.equal(bundle.timing.ended_by, 'candidate');
  assert.deepEqual(bundle.timing.disagreements, []);
  assert.notEqual(bundle.grade.status, 'not-graded');
  const receipt = await assay.find('region', 'Your receipt').map((region) => region.innerText).wait();
  for (const wanted of [bundle.attempt_id, sha256(body), '11 of 11']) {
    assert.ok(receipt.includes(wanted), `the receipt names ${wanted}`);
  }
  const { name, text } = await firefox.saved(() => assay.press('Download my answers'));
  assert.equal(name, `${bundle.attempt_id}.json`);
  assert.equal(text, body.toString('utf8'));
}));
