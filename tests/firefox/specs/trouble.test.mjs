import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { itemOf } from '../../browser/support/content.mjs';
import { journey } from '../support/assay.mjs';
import { Firefox } from '../support/firefox.mjs';
import { until } from '../support/until.mjs';

const firefox = new Firefox();
before(() => firefox.start());
after(() => firefox.stop());

const STANDING = /This browser can't keep your answers: don't reload/;

test('When storage fails in the middle of a test, the notice appears and nothing is lost', journey(firefox, async (assay) => {
  await assay.start();
  await assay.page.evaluate(() => {
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException('No space is left.', 'QuotaExceededError');
    };
  });
  await assay.choose('radio', 'At 09:20');
  await assay.expectText(STANDING);
  const bundle = await assay.submit();
  assert.deepEqual(itemOf(bundle, 'tide').response, { choices: ['b'] });
}));

test('A reload in the middle of a test works without the host, and the answers are sent all the same', journey(firefox, async (assay) => {
  const begun = await assay.start();
  await assay.choose('radio', 'At 09:20');
  await assay.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  const port = Number(new URL(assay.site.origin).port);
  await assay.site.stop();
  await assay.page.reload();
  await assay.expectHeading(/^Question 1 of/);
  assert.ok(await assay.isChosen('radio', 'At 09:20'));
  await assay.expectDeadline(begun);
  await assay.site.start(port);
  const bundle = await assay.submit();
  assert.deepEqual(itemOf(bundle, 'tide').response, { choices: ['b'] });
}));

/** Leaves for another page and comes back with the browser's button; whether the page had been kept as it was. */
async function thereAndBack(assay) {
  const { page } = assay;
  await page.evaluate(() => {
    globalThis.wasKept = false;
    addEventListener('pageshow', ({ persisted }) => (globalThis.wasKept = persisted));
  });
  assay.site.files.set('elsewhere.html', '<!doctype html><title>Elsewhere</title>');
  await page.goto(`${assay.site.url}elsewhere.html`);
  // The driver would wait for a page that loads, and one that was kept does not.
  await page.evaluate(() => void setTimeout(() => history.back()));
  await until('the page is back', () =>
    page.evaluate(() => document.title !== 'Elsewhere' && document.readyState === 'complete').catch(() => false));
  return page.evaluate(() => globalThis.wasKept ?? false);
}

test('Away and back with the browser it is the same test, and the time counts', journey(firefox, async (assay, context) => {
  const begun = await assay.start();
  await assay.choose('radio', 'At 09:20');
  const wasKept = await thereAndBack(assay);
  context.diagnostic(`the page was ${wasKept ? '' : 'not '}kept by the browser`);
  await assay.expectHeading(/^Question 1 of/);
  assert.ok(await assay.isChosen('radio', 'At 09:20'));
  await assay.expectDeadline(begun);
  const bundle = await assay.submit();
  assert.deepEqual(itemOf(bundle, 'tide').response, { choices: ['b'] });
}));

test('A page that the browser kept while the candidate was away before the start goes on as it was', journey(firefox, async (assay, context) => {
  await assay.openTab();
  await assay.visit();
  await assay.agree();
  await assay.expectText(/All questions are loaded\./);
  const wasKept = await thereAndBack(assay);
  context.diagnostic(`the page was ${wasKept ? '' : 'not '}kept by the browser`);
  // Browsers keep a page as they please. One that was not kept begins at the welcome screen.
  if (!wasKept) {
    await assay.agree();
  }
  await assay.expectHeading(/^Check and practice$/);
  const begun = await assay.begin();
  await assay.expectDeadline(begun);
  await assay.submit();
}));

test('A second tab does not write to the attempt, and can take it over', journey(firefox, async (assay) => {
  const begun = await assay.start();
  await assay.choose('radio', 'At 03:10');
  const first = assay.page;
  await assay.openTab();
  await assay.visit();
  const elsewhere = /^The test is open in another tab$/;
  await assay.expectHeading(elsewhere);
  await assay.press('Continue here');
  await assay.expectHeading(/^Question 1 of/);
  assert.ok(await assay.isChosen('radio', 'At 03:10'));
  await assay.expectDeadline(begun);
  const second = assay.page;
  assay.page = first;
  await assay.expectHeading(elsewhere);
  await first.close();
  assay.page = second;
  const bundle = await assay.submit();
  assert.deepEqual(itemOf(bundle, 'tide').response, { choices: ['a'] });
}));

test('A program that falls over says what to do, the answers can be saved, and a reload goes on', journey(firefox, async (assay) => {
  const begun = await assay.start();
  await assay.choose('radio', 'At 09:20');
  await assay.page.evaluate(() =>
    dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') })));
  await assay.expectText(/Something went wrong on this page\./);
  const { name, text } = await firefox.saved(() => assay.press('Download my answers'));
  assert.equal(name, 'assay-rescue.json');
  const rescue = JSON.parse(text);
  assert.equal(rescue.schema, 'assay/rescue/1');
  assert.ok(rescue.kept.some(([, , record]) => String(record).includes('"choices":["b"]')));
  await assay.press('Reload');
  await assay.expectHeading(/^Question 1 of/);
  assert.ok(await assay.isChosen('radio', 'At 09:20'));
  await assay.expectDeadline(begun);
}));
