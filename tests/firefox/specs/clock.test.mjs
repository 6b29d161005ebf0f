import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { itemOf } from '../../browser/support/content.mjs';
import { journey } from '../support/assay.mjs';
import { Firefox } from '../support/firefox.mjs';

const firefox = new Firefox();
before(() => firefox.start());
after(() => firefox.stop());

const DAY = 86_400;

/** Which disagreements of the clocks are in a bundle. */
const kinds = ({ timing }) => timing.disagreements.map(({ kind }) => kind);

async function reload(assay) {
  await assay.page.reload();
  await assay.expectHeading(/^Question/);
}

test('Clocks that agree leave nothing on record, and the deadline holds', journey(firefox, async (assay) => {
  const begun = await assay.start();
  await assay.expectDeadline(begun);
  await reload(assay);
  await assay.expectDeadline(begun);
  assert.deepEqual(kinds(await assay.submit()), []);
}));

test('A clock that is set forward costs no time, and it is on record', journey(firefox, async (assay) => {
  const begun = await assay.start();
  await assay.clocks.setClock(600);
  await assay.expectDeadline(begun);
  assert.ok(kinds(await assay.submit()).includes('wall-clock-ahead'));
}));

test('A clock that is set beyond the end does not end the test', journey(firefox, async (assay) => {
  const begun = await assay.start();
  await assay.clocks.setClock(DAY);
  await assay.expectDeadline(begun);
  await assay.choose('radio', 'At 09:20');
  const bundle = await assay.submit();
  assert.deepEqual(itemOf(bundle, 'tide').response, { choices: ['b'] });
  assert.ok(kinds(bundle).includes('corrected-by-host'));
}));

test('A clock that is set back gains no time, and it is on record', journey(firefox, async (assay) => {
  const begun = await assay.start();
  await assay.clocks.setClock(-900);
  await assay.expectDeadline(begun);
  assert.ok(kinds(await assay.submit()).includes('wall-clock-behind'));
}));

test('A clock that is set back before a reload gains no time, and it is on record', journey(firefox, async (assay) => {
  const begun = await assay.start();
  await assay.clocks.setClock(-900);
  await reload(assay);
  await assay.expectDeadline(begun);
  assert.ok(kinds(await assay.submit()).includes('wall-clock-behind'));
}));

test('A clock that is set back while the page is closed gains no time, and it is on record', journey(firefox, async (assay) => {
  const begun = await assay.start();
  await assay.page.goto('about:blank');
  await assay.clocks.away(300);
  await assay.clocks.setClock(-900);
  await assay.visit();
  await assay.expectHeading(/^Question/);
  await assay.expectDeadline(begun);
  const bundle = await assay.submit();
  assert.ok(kinds(bundle).includes('wall-clock-behind'));
  assert.ok(kinds(bundle).includes('corrected-by-host'));
}));

test('A clock that is set forward before a reload costs no time, and it is on record', journey(firefox, async (assay) => {
  const begun = await assay.start();
  await assay.clocks.setClock(DAY);
  await reload(assay);
  await assay.expectDeadline(begun);
  assert.ok(kinds(await assay.submit()).includes('corrected-by-host'));
}));

for (const [browser, pageGoesOn] of [['stands still', false], ['goes on', true]]) {
  test(`The time that a machine sleeps counts where the page's clock ${browser}`, journey(firefox, async (assay) => {
    const begun = await assay.start();
    await assay.clocks.sleep(600, { pageGoesOn });
    await assay.expectDeadline(begun);
    assert.deepEqual(kinds(await assay.submit()), pageGoesOn ? [] : ['wall-clock-ahead']);
  }));
}

test('Sleep together with a clock set back gains no time', journey(firefox, async (assay) => {
  const begun = await assay.start();
  await assay.clocks.sleep(600);
  await assay.clocks.setClock(-590);
  await assay.expectDeadline(begun);
}));

test('A clock that is wrong from the start changes nothing, and it is on record', journey(firefox, async (assay) => {
  await assay.openTab();
  await assay.clocks.setClock(3_600);
  await assay.visit();
  await assay.agree();
  await assay.expectText(/Your clock differs from ours\./);
  const begun = await assay.begin();
  await assay.expectDeadline(begun);
  await reload(assay);
  await assay.expectDeadline(begun);
  const { timing } = await assay.submit();
  assert.ok(Math.abs(timing.host_offset_ms - 3_600_000) <= 1_000, `${timing.host_offset_ms} ms ahead`);
}));
