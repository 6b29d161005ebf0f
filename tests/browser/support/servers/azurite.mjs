import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { accountAccess, containerAccess } from '../signatures.mjs';
import { Program, freePort, installed, temporaryFolder } from './program.mjs';

const COMMAND = fileURLToPath(new URL('../../../../node_modules/.bin/azurite-blob', import.meta.url));

/** The account that every Azurite has, with its public key. */
const OWNER = {
  account: 'devstoreaccount1',
  key: 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
};

/** What the owner allows pages on other hosts, as docs/hosting.md has it. */
const RULE = `<CorsRule>
  <AllowedOrigins>*</AllowedOrigins>
  <AllowedMethods>PUT</AllowedMethods>
  <AllowedHeaders>content-type,if-none-match,x-ms-blob-type</AllowedHeaders>
  <ExposedHeaders></ExposedHeaders>
  <MaxAgeInSeconds>60</MaxAgeInSeconds>
</CorsRule>`;

const soon = () => new Date(Date.now() + 3_600_000);

/** Azurite: Microsoft's own stand-in for Azure Blob Storage. */
export async function azurite() {
  const port = await freePort();
  const words = ['--blobPort', String(port), '--inMemoryPersistence', '--disableTelemetry'];
  const program = new Program(installed('Azurite', [COMMAND]), words, temporaryFolder());
  const origin = `http://127.0.0.1:${port}`;
  await program.answers(origin);
  return {
    port,
    allowPages: (allowed) => setRules(origin, allowed ? RULE : ''),
    container: (reached) => container(origin, reached),
    stop: () => program.stop(),
  };
}

/** A request of the account's owner. */
async function ask(origin, path, query, options) {
  const access = accountAccess(OWNER, 'rwlc', soon());
  const reply = await fetch(`${origin}/${OWNER.account}${path}?${query}&${access}`, options);
  if (!reply.ok) {
    throw new Error(`Azurite says ${reply.status} to ${path}?${query}: ${await reply.text()}`);
  }
  return reply;
}

function setRules(origin, rules) {
  const body = `<?xml version="1.0"?><StorageServiceProperties><Cors>${rules}</Cors></StorageServiceProperties>`;
  return ask(origin, '', 'restype=service&comp=properties', { method: 'PUT', body });
}

/** A new container. `reached` is the origin under which the page knows the server. */
async function container(origin, reached) {
  const name = `answers-${randomUUID()}`;
  await ask(origin, `/${name}`, 'restype=container', { method: 'PUT' });
  return {
    /** An address under which one may do so much: `c` is to create, `w` to write. */
    address: (permissions) =>
      `${reached}/${OWNER.account}/${name}/{attempt_id}.json?${containerAccess(OWNER, name, permissions, soon())}`,
    documents: async () => {
      const list = await (await ask(origin, `/${name}`, 'restype=container&comp=list')).text();
      const names = [...list.matchAll(/<Name>([^<]+)<\/Name>/g)].map(([, blob]) => blob);
      const read = async (blob) => Buffer.from(await (await ask(origin, `/${name}/${blob}`, 'x=')).arrayBuffer());
      return Promise.all(names.map(async (blob) => ({ name: blob, body: await read(blob) })));
    },
  };
}
