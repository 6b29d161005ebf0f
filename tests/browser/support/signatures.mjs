import { createHash, createHmac } from 'node:crypto';

/** Credentials as S3 knows them: `id`, `secret`, `region`. */
const scope = ({ region }, day) => `${day}/${region}/s3/aws4_request`;

const hmac = (key, text) => createHmac('sha256', key).update(text).digest();

/** An instant as Amazon writes it: 20260102T030405Z. */
const stamp = (at) => at.toISOString().replace(/[-:]|\.\d+/g, '');

/** Signs a text as version 4 of Amazon's signatures does: with a key for one day, region and service. */
function sign(credentials, day, text) {
  const words = [day, credentials.region, 's3', 'aws4_request'];
  const key = words.reduce(hmac, `AWS4${credentials.secret}`);
  return hmac(key, text).toString('hex');
}

/** What every character but a few becomes, as Amazon counts it. */
const encoded = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

/** An address under which one request is allowed for so many seconds, with the headers it names. */
export function presigned(credentials, method, url, { headers = {}, at = new Date(), seconds = 3_600 } = {}) {
  const { host, origin, pathname } = new URL(url);
  const instant = stamp(at);
  const day = instant.slice(0, 8);
  const signed = { host, ...headers };
  const names = Object.keys(signed).map((name) => name.toLowerCase()).sort();
  const value = (name) => Object.entries(signed).find(([other]) => other.toLowerCase() === name)[1];
  const query = Object.entries({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${credentials.id}/${scope(credentials, day)}`,
    'X-Amz-Date': instant,
    'X-Amz-Expires': String(seconds),
    'X-Amz-SignedHeaders': names.join(';'),
  }).map(([name, text]) => `${name}=${encoded(text)}`).join('&');
  const lines = names.map((name) => `${name}:${value(name)}\n`).join('');
  const request = [method, pathname, query, lines, names.join(';'), 'UNSIGNED-PAYLOAD'].join('\n');
  const digest = createHash('sha256').update(request).digest('hex');
  const text = ['AWS4-HMAC-SHA256', instant, scope(credentials, day), digest].join('\n');
  return `${origin}${pathname}?${query}&X-Amz-Signature=${sign(credentials, day, text)}`;
}

/** The fields of a form that may be posted to a bucket, under the conditions that the policy names. */
export function postPolicy(credentials, conditions, { at = new Date(), seconds = 3_600 } = {}) {
  const instant = stamp(at);
  const day = instant.slice(0, 8);
  const fields = {
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': `${credentials.id}/${scope(credentials, day)}`,
    'x-amz-date': instant,
  };
  const all = [...conditions, ...Object.entries(fields).map(([name, value]) => ({ [name]: value }))];
  const expiration = new Date(at.getTime() + seconds * 1_000).toISOString();
  const policy = Buffer.from(JSON.stringify({ expiration, conditions: all })).toString('base64');
  return { ...fields, policy, 'x-amz-signature': sign(credentials, day, policy) };
}

const SAS_VERSION = '2021-12-02';
const seconds = (at) => at.toISOString().replace(/\.\d+/, '');

/** A shared access signature: what may be done in one container of an Azure storage account. */
export function containerAccess({ account, key }, container, permissions, until) {
  const expiry = seconds(until);
  const resource = `/blob/${account}/${container}`;
  // In the order that the version prescribes, with blanks for what is left out.
  const text = [permissions, '', expiry, resource, '', '', '', SAS_VERSION, 'c', '', '', '', '', '', '', ''];
  return query(key, text.join('\n'), { sv: SAS_VERSION, sr: 'c', sp: permissions, se: expiry });
}

/** A shared access signature over the blobs of a whole account, for its owner. */
export function accountAccess({ account, key }, permissions, until) {
  const expiry = seconds(until);
  const text = [account, permissions, 'b', 'sco', '', expiry, '', '', SAS_VERSION, '', ''];
  return query(key, text.join('\n'), { sv: SAS_VERSION, ss: 'b', srt: 'sco', sp: permissions, se: expiry });
}

function query(key, text, parameters) {
  const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('base64');
  return new URLSearchParams({ ...parameters, sig: signature }).toString();
}
