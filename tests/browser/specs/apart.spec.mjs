import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { RECRUITER_SITE, DIST } from '../support/site.mjs';

const KEYS = join(DIST, '../keys');
/** Copies in other encodings say the same. */
const isCopy = (name) => /\.(br|gz)$/.test(name);

function files(folder) {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return all.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).filter((name) => !isCopy(name));
}

/** The texts of a document under some names, or all of them. */
function texts(value, names, isTold = names === undefined) {
  if (typeof value === 'string') {
    return isTold ? [value] : [];
  }
  if (value === null || typeof value !== 'object') {
    return [];
  }
  return Object.entries(value).flatMap(([name, inner]) => texts(inner, names, isTold || names.includes(name)));
}

const keys = () => files(KEYS).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const kit = () => JSON.parse(readFileSync(join(RECRUITER_SITE, 'kit/cto-smb.json'), 'utf8'));

function filesWith(folder, secrets, isAllowed = () => false) {
  const found = [];
  for (const file of files(folder).filter((name) => !isAllowed(name))) {
    const bytes = readFileSync(file);
    for (const secret of secrets) {
      if (bytes.includes(secret)) {
        found.push(`${file}: ${secret}`);
      }
    }
  }
  return found;
}

test('The candidate’s site holds nothing of the keys outside the one that it is deployed with', () => {
  const secrets = keys().flatMap((key) => texts(key, ['reason', 'reasons', 'anchors', 'expected_points']));
  expect(secrets.length).toBeGreaterThan(100);
  expect(filesWith(DIST, secrets, (name) => name.endsWith('.key.json'))).toEqual([]);
});

test('Where a key is deployed, it holds no rubric', () => {
  const rubrics = keys().flatMap((key) => texts(key, ['anchors', 'expected_points']));
  expect(rubrics.length).toBeGreaterThan(50);
  expect(filesWith(DIST, rubrics)).toEqual([]);
});

test('The candidate’s site holds nothing of the interview kit and nothing of the recruiter’s page', () => {
  const questions = texts(kit().interview).concat(texts(kit().red_flags)).filter((text) => text.length > 30);
  expect(questions.length).toBeGreaterThan(100);
  expect(filesWith(DIST, questions)).toEqual([]);
  const words = ['Recruiter’s page', 'Record the decision', 'Four-fifths check', 'assay/evaluation/1'];
  expect(filesWith(DIST, words)).toEqual([]);
  // The words are those of the recruiter's page, so that the search means something.
  expect(new Set(filesWith(RECRUITER_SITE, words).map((found) => found.split(': ').at(-1)))).toEqual(new Set(words));
});

test('The folder of the recruiter’s page holds no key', () => {
  expect(files(RECRUITER_SITE).filter((name) => name.endsWith('.key.json'))).toEqual([]);
  const explanations = keys().flatMap((key) => texts(key, ['reason', 'reasons', 'anchors', 'expected_points']));
  // Short ones are common words, and stand in the interview kit too.
  expect(filesWith(RECRUITER_SITE, explanations.filter((text) => text.length > 30))).toEqual([]);
});
