import { createCipheriv, createHmac, createPublicKey, diffieHellman, generateKeyPairSync, verify } from 'node:crypto';
import { canonical, sha256 } from './content.mjs';

/** What RFC 9180 calls the suite: X25519 with HKDF-SHA256, HKDF-SHA256, ChaCha20-Poly1305. */
const KEM = Buffer.from('4b454d0020', 'hex');
const SUITE = Buffer.from('48504b45002000010003', 'hex');
const VERSION = Buffer.from('HPKE-v1');

const hmac = (key, ...parts) => createHmac('sha256', key).update(Buffer.concat(parts)).digest();

const extract = (suite, salt, label, input) => hmac(salt, VERSION, suite, Buffer.from(label), input);

/** LabeledExpand, for at most 32 bytes. */
function expand(suite, secret, label, info, length) {
  const size = Buffer.from([0, length]);
  return hmac(secret, size, VERSION, suite, Buffer.from(label), info, Buffer.from([1])).subarray(0, length);
}

/** The raw bytes of a public key. */
const raw = (key) => Buffer.from(key.export({ format: 'jwk' }).x, 'base64url');

/** The code of a public key. */
export const codeOf = (bytes) => sha256(bytes).slice(0, 16);

/** Seals a bundle to a team, by RFC 9180 alone: another program than the one that opens it. `sealing` is in base64url. */
export function seal(bundle, sealing, { campaign = 'harbour' } = {}) {
  const recipient = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: sealing }, format: 'jwk' });
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const [encapsulated, own] = [raw(publicKey), raw(recipient)];
  const none = Buffer.alloc(0);
  const shared = expand(
    KEM,
    extract(KEM, none, 'eae_prk', diffieHellman({ privateKey, publicKey: recipient })),
    'shared_secret',
    Buffer.concat([encapsulated, own]),
    32,
  );
  const context = Buffer.concat([
    Buffer.from([0]),
    extract(SUITE, none, 'psk_id_hash', none),
    extract(SUITE, none, 'info_hash', Buffer.from('assay envelope 1')),
  ]);
  const secret = extract(SUITE, shared, 'secret', none);
  const cipher = createCipheriv(
    'chacha20-poly1305',
    expand(SUITE, secret, 'key', context, 32),
    expand(SUITE, secret, 'base_nonce', context, 12),
    { authTagLength: 16 },
  );
  const outside = { schema: 'assay/envelope/1', attempt_id: JSON.parse(bundle).attempt_id, campaign, key: codeOf(own) };
  const content = Buffer.from(bundle);
  cipher.setAAD(Buffer.from(canonical(outside)), { plaintextLength: content.length });
  const ciphertext = Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
  return JSON.stringify({
    ...outside,
    encapsulated_key: encapsulated.toString('base64'),
    ciphertext: ciphertext.toString('base64'),
  });
}

/** The public half of a pair that nobody keeps. */
export const foreignKey = () => raw(generateKeyPairSync('x25519').publicKey).toString('base64url');

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The signed part of an invitation's token, once its check digits and its signature hold. */
export function signedPart(token, verifying) {
  const bits = [...token].map((sign) => BASE32.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const [content, check] = [bytes.subarray(0, -4), bytes.subarray(-4)];
  const [signed, signature] = [content.subarray(0, -64), content.subarray(-64)];
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: verifying }, format: 'jwk' });
  const isSigned = verify(null, Buffer.concat([Buffer.from('assay token\0'), signed]), key, signature);
  if (sha256(content).slice(0, 8) !== check.toString('hex') || !isSigned) {
    throw new Error('The token is not as it was signed.');
  }
  return signed;
}
