import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { itemOf } from '../../browser/support/content.mjs';
import { journey } from '../support/assay.mjs';
import { WebKit } from '../support/webkit.mjs';

const webkit = new WebKit();
before(() => webkit.start());
after(() => webkit.stop());

test('A test is taken from the link to the receipt', journey(webkit, async (assay) => {
  await assay.start();
  await assay.choose('At 09:20');
  await assay.press('Next');
  await assay.expectHeading(/: Papers$/);
  await assay.choose('Cargo list', 'checkbox');
  await assay.choose('Crew list', 'checkbox');
  await assay.press('Next');
  await assay.choose('Most effective Call the pilot.');
  await assay.choose('Least effective Let both in at once.');
  const bundle = await assay.submit();
  assert.equal(bundle.candidate.name, 'Ada Lovelace');
  assert.equal(bundle.invitation, 'inv-7');
  assert.equal(bundle.timing.ended_by, 'candidate');
  assert.deepEqual(bundle.timing.disagreements, []);
  assert.deepEqual(itemOf(bundle, 'tide').response, { choices: ['b'] });
  assert.deepEqual(itemOf(bundle, 'papers').response, { choices: ['a', 'b'] });
  assert.deepEqual(itemOf(bundle, 'fog').response, { best: 'b', worst: 'c' });
  assert.notEqual(bundle.grade.status, 'not-graded');
}));

test('After a reload every answer is there, and the test goes on', journey(webkit, async (assay) => {
  await assay.start();
  await assay.choose('At 09:20');
  await assay.goTo('Letter');
  await assay.write('Write an answer.', 'We are sor');
  await assay.goTo('High water');
  await assay.driver.navigate().refresh();
  await assay.expectHeading(/: High water$/);
  assert.ok(await (await assay.find('input[type=radio]', 'At 09:20')).isSelected());
  await assay.goTo('Letter');
  await assay.write('Write an answer.', 'ry.');
  const bundle = await assay.submit();
  assert.deepEqual(itemOf(bundle, 'tide').response, { choices: ['b'] });
  assert.deepEqual(itemOf(bundle, 'letter').response, { text: 'We are sorry.' });
}));
