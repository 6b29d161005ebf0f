import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { postPolicy, presigned } from '../signatures.mjs';
import { Program, freePort, installed, temporaryFolder } from './program.mjs';

const BUILT = fileURLToPath(new URL('../../../../target/moto/bin/moto_server', import.meta.url));

/** The credentials of the examples in Amazon's manual; moto takes any. */
export const CREDENTIALS = {
  id: 'AKIAIOSFODNN7EXAMPLE',
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
};

/**
 * The S3 server of moto. It lets every page in: it knows rules for other origins too, but leaves
 * them out where it says 412 and where a form is posted, which S3 does not.
 */
export async function s3() {
  const port = await freePort();
  const command = installed('moto', [process.env.MOTO_SERVER, BUILT]);
  const program = new Program(command, ['-H', '127.0.0.1', '-p', String(port)], temporaryFolder());
  const origin = `http://127.0.0.1:${port}`;
  await program.answers(`${origin}/moto-api/`);
  return { port, bucket: (reached) => bucket(origin, reached), stop: () => program.stop() };
}

/** A new bucket. `reached` is the origin under which the page knows the server. */
async function bucket(origin, reached) {
  const name = `answers-${randomUUID()}`;
  // moto looks who it is, and believes it.
  const scope = `${CREDENTIALS.id}/20260101/us-east-1/s3/aws4_request`;
  const headers = { Authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=owner` };
  const ask = (path, options) => fetch(`${origin}/${name}${path}`, { headers, ...options });
  await ask('', { method: 'PUT' });
  return {
    url: `${reached}/${name}`,
    /** An address under which one object may be made, once. */
    putAddress: (key) =>
      presigned(CREDENTIALS, 'PUT', `${reached}/${name}/${key}`, { headers: { 'If-None-Match': '*' } }),
    /** Fields of a form that makes objects whose names begin so. */
    formFields: (start) => formFields(name, start),
    documents: async () => {
      const list = await (await ask('?list-type=2')).text();
      const names = [...list.matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key]) => key);
      const read = async (key) => Buffer.from(await (await ask(`/${key}`)).arrayBuffer());
      return Promise.all(names.map(async (key) => ({ name: key, body: await read(key) })));
    },
  };
}

function formFields(bucket, start) {
  const conditions = [
    { bucket },
    ['starts-with', '$key', start],
    { success_action_status: '201' },
    ['content-length-range', 1, 1000000],
  ];
  return { key: `${start}{attempt_id}.json`, success_action_status: '201', ...postPolicy(CREDENTIALS, conditions) };
}
