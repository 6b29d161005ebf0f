import { canonical, sha256 } from './content.mjs';

const LINK_DIGITS = 8;

/** A bundle as it would be had another person sat the test in the same way: chained and sealed again. */
export function variant(text, number) {
  const bundle = JSON.parse(text);
  const digits = String(number).padStart(12, '0');
  bundle.attempt_id = `00000000-0000-4000-8000-${digits}`;
  bundle.candidate = { ...bundle.candidate, name: `Person ${number}`, email: `person-${number}@example.com` };
  let head = sha256(bundle.attempt_id);
  for (const event of bundle.events) {
    delete event.link;
    head = sha256(head + canonical(event));
    event.link = head.slice(0, LINK_DIGITS);
  }
  delete bundle.integrity;
  const seal = sha256(canonical(bundle));
  bundle.integrity = { canonicalization: 'RFC 8785', sha256: seal, events_head: head };
  return canonical(bundle);
}
