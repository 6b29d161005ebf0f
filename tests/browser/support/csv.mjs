import { expect } from './expect.mjs';

/** The fields of a table as RFC 4180 has it. */
export function fieldsOf(text) {
  const fields = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(fields)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') {
      rows.push([]);
    }
  }
  expect(rows.pop()).toEqual([]);
  const [head, ...lines] = rows;
  return { head, lines: lines.map((line) => Object.fromEntries(line.map((field, at) => [head[at], field]))), rows };
}
