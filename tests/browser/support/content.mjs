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
