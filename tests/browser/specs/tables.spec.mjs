// Tables in which a cell or a row is chosen: where the marks stand, what can be pressed, and how they look on a narrow page.
import { expect, test } from '../support/assay.mjs';

const NARROW = [375, 320];

/** Gives the bill a date for each day, and a row of totals with blank cells. */
function widen({ pack }) {
  const bill = pack.sections.flatMap(({ items }) => items).find(({ title }) => title === 'Bill');
  const { columns, rows } = bill.interaction.document;
  columns.push({ title: 'Paid on', align: 'start' });
  rows.forEach((row, at) => row.push(`2027-03-0${at + 4}`));
  rows.push(['Total', '', '6000', '']);
}

/** Opens a question on a page of this width. */
async function openAt(assay, width, title) {
  await assay.page.setViewportSize({ width, height: 900 });
  await assay.start();
  await assay.goTo(title);
}

/** The cell in which a mark stands. */
function cellOf(assay, mark) {
  return assay.page.getByRole('cell').filter({ has: mark });
}

/** The number of lines that the last text of an element takes. */
function lines(element) {
  return element.evaluate((whole) => {
    const texts = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT);
    let last = null;
    while (texts.nextNode()) {
      last = texts.currentNode.data.trim() === '' ? last : texts.currentNode;
    }
    const range = document.createRange();
    range.selectNodeContents(last);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
  });
}

for (const width of [1_280, 700, ...NARROW]) {
  test(`A mark stands in its own cell, and all of the cell is its target, ${width} px wide`, async ({ assay }) => {
    await openAt(assay, width, 'Bill');
    const mark = assay.radio('Wednesday, Fee: 5000');
    const other = assay.radio('Tuesday, Fee: 500');
    const cell = cellOf(assay, mark);
    const [outer, inner] = [await cell.boundingBox(), await mark.boundingBox()];
    expect(Math.min(outer.width, outer.height)).toBeGreaterThanOrEqual(44);
    expect(inner.x).toBeGreaterThanOrEqual(outer.x);
    expect(inner.x + inner.width).toBeLessThanOrEqual(outer.x + outer.width);
    const [near, right, low] = [4, outer.width - 4, outer.height - 4];
    for (const [x, y] of [[near, near], [right, near], [near, low], [right, low]]) {
      await other.check();
      await cell.click({ position: { x, y } });
      await expect(mark).toBeChecked();
    }
  });

  test(`A row that is chosen as a whole is a target from one side to the other, ${width} px wide`, async ({ assay }) => {
    await openAt(assay, width, 'Schedule');
    const row = assay.page.getByRole('row', { name: /Berta/ });
    const { width: across, height } = await row.boundingBox();
    expect(height).toBeGreaterThanOrEqual(44);
    for (const x of [8, across / 2, across - 8]) {
      await assay.radio(/Clara/).check();
      await row.click({ position: { x, y: height / 2 } });
      await expect(assay.radio(/Berta/)).toBeChecked();
    }
  });

  test(`A blank cell cannot be chosen, and a date stands in one line, ${width} px wide`, async ({ assay }) => {
    widen(assay);
    await openAt(assay, width, 'Bill');
    const total = assay.page.getByRole('row', { name: /Total/ });
    await expect(total.getByRole('radio')).toHaveCount(1);
    const mark = assay.radio('Total, Fee: 6000');
    await mark.focus();
    for (const way of ['Left', 'Right', 'Down']) {
      await assay.page.keyboard.press(`Arrow${way}`);
      await expect(mark).toBeFocused();
    }
    for (const day of ['Monday, Paid on: 2027-03-04', 'Wednesday, Paid on: 2027-03-06']) {
      expect(await lines(cellOf(assay, assay.radio(day)))).toBe(1);
    }
    const region = assay.page.getByRole('region', { name: 'Bill 77' });
    const [content, frame] = await region.evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
    expect(content).toBeLessThanOrEqual(frame);
  });
}

test('A press on a blank cell does nothing', async ({ assay }) => {
  widen(assay);
  await openAt(assay, 1_280, 'Bill');
  const total = assay.page.getByRole('row', { name: /Total/ });
  for (const blank of [total.getByRole('cell').first(), total.getByRole('cell').last()]) {
    await blank.click();
    await expect(assay.page.getByRole('radio', { checked: true })).toHaveCount(0);
  }
});

for (const width of NARROW) {
  test(`On a narrow page each row is a block, with the heading before each choice, ${width} px wide`, async ({ assay }) => {
    await openAt(assay, width, 'Bill');
    const { page } = assay;
    const row = page.getByRole('row', { name: /Wednesday/ });
    await expect(row.getByRole('rowheader', { name: 'Wednesday' })).toBeVisible();
    const boxes = [];
    for (const [heading, name] of [['Days', 'Wednesday, Days: 1'], ['Fee', 'Wednesday, Fee: 5000']]) {
      const mark = assay.option(name);
      const shown = cellOf(assay, mark).getByText(heading, { exact: true });
      await expect(shown).toBeVisible();
      const [at, after] = [await mark.boundingBox(), await shown.boundingBox()];
      expect(at.x + at.width).toBeLessThanOrEqual(after.x);
      boxes.push(await cellOf(assay, mark).boundingBox());
    }
    expect(boxes[0].y + boxes[0].height).toBeLessThanOrEqual(boxes[1].y + 1);
    expect(boxes[0].x).toBe(boxes[1].x);
    // Arrows move as they point, and answer nothing.
    await assay.option('Wednesday, Days: 1').focus();
    await page.keyboard.press('ArrowDown');
    await expect(assay.option('Wednesday, Fee: 5000')).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(assay.option('Tuesday, Fee: 500')).toBeFocused();
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
    await page.keyboard.press('Space');
    await expect(assay.option('Tuesday, Fee: 500')).toBeChecked();
  });
}

test('Where there is room the heading stands over its column, and once only', async ({ assay }) => {
  await openAt(assay, 1_280, 'Bill');
  await expect(assay.page.getByRole('columnheader', { name: 'Fee' })).toBeVisible();
  const cell = cellOf(assay, assay.option('Wednesday, Fee: 5000'));
  await expect(cell.getByText('Fee', { exact: true })).toBeHidden();
});

for (const width of [1_280, ...NARROW]) {
  test(`A level is pressed anywhere on it, ${width} px wide`, async ({ assay }) => {
    await openAt(assay, width, 'What decides');
    const mark = assay.level('What it can lift', 'Decides');
    const level = mark.locator('xpath=ancestor::label');
    const box = await level.boundingBox();
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    await level.click({ position: { x: box.width - 6, y: box.height - 6 } });
    await expect(mark).toBeChecked();
  });
}
