import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Reads a file of test data. */
export function data(name) {
  return JSON.parse(readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8'));
}

/** The canonical text of a value: keys sorted, no white space. */
export function canonical(value) {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (value !== null && typeof value === 'object') {
    const fields = Object.keys(value)
      .sort()
      .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
    return `{${fields.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** SHA-256 of a text or of bytes, in hexadecimal digits. */
export function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The key as it belongs to a pack: bound to its canonical digest. */
export function bind(key, pack) {
  const { id, version } = pack;
  return { ...key, assessment: { id, version, sha256: sha256(canonical(pack)) } };
}

/** A configuration of the site that sends the answers of the short pack to an endpoint. */
export function configuration(endpoint) {
  return {
    schema: 'assay/config/1',
    language: 'en',
    assessment: 'assessments/tiny.json',
    key: 'assessments/tiny.key.json',
    campaign: 'spring',
    team: { name: 'Port of Tyne' },
    contact: { name: 'Ida Byron', email: 'ida@example.com' },
    candidate: { name: 'required', email: 'optional' },
    submission: {
      url: `${endpoint.origin}/in/{attempt_id}`,
      duplicate_statuses: [409],
      // Time that a test lets pass at once must not look like an endpoint that hangs.
      timeout_ms: 120_000,
    },
  };
}

/** Puts the content on a site. Files that a test has put there itself stay. */
export function publish(site, { config, pack, key }) {
  const put = (path, value) => {
    if (!site.files.has(path)) {
      site.files.set(path, JSON.stringify(value));
    }
  };
  put('config.json', config);
  put('assessments/tiny.json', pack);
  put('assessments/tiny.key.json', bind(key, pack));
}

/** An item's record in a bundle. */
export function itemOf(bundle, id) {
  return bundle.sections.flatMap((section) => section.items).find((item) => item.id === id);
}

/** Lets candidates answer "No error" to a document. */
export function offerNoError(pack, id) {
  const items = pack.sections.flatMap((section) => section.items);
  items.find((item) => item.id === id).interaction.no_error = true;
}

/** Gives a pack a practice item for each of its items, with the key that feedback on it goes by. */
export function practiceEverything(pack, key) {
  const items = pack.sections.flatMap((section) => section.items);
  pack.practice = items.map((item) => ({ ...structuredClone(item), id: `practice-${item.id}` }));
  pack.practice_key = Object.fromEntries(items.map(({ id }) => [`practice-${id}`, structuredClone(key.items[id])]));
}

/** Lets invited candidates answer the scenarios of the short pack in words, and gives the key what they are rated by. */
export function offerWords(pack, key) {
  pack.sections.find(({ id }) => id === 'basics').narrative = {
    instructions: 'Write what you would do, and what you would avoid. A person rates it.',
    prompt: 'What would you do first, and what would you avoid?',
    suggested_words: { from: 10, to: 30 },
  };
  const anchors = (what) => Object.fromEntries([1, 2, 3, 4, 5].map((rating) => [rating, `${what}: level ${rating}.`]));
  key.narrative = {
    criteria: [
      { id: 'do', title: 'What they would do', anchors: anchors('Does') },
      { id: 'avoid', title: 'What they would avoid', anchors: anchors('Avoids') },
    ],
    expected_points: ['One thing that comes first'],
  };
}
