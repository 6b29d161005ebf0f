import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { program as assayProgram } from '../companion.mjs';
import { bind } from '../content.mjs';
import { DIST } from '../site.mjs';
import { Program, freePort, temporaryFolder } from './program.mjs';

/** `assay serve`, with the site of a test and a folder for its answers. */
export async function ownReceiver(assay) {
  const folder = temporaryFolder();
  const [site, kept] = [join(folder, 'site'), join(folder, 'kept')];
  cpSync(DIST, site, { recursive: true });
  mkdirSync(kept);
  const put = (path, value) => writeFileSync(join(site, path), JSON.stringify(value));
  put('config.json', assay.config);
  put('assessments/tiny.json', assay.pack);
  put('assessments/tiny.key.json', bind(assay.key, assay.pack));
  const port = await freePort();
  const words = ['serve', site, '--submissions', kept, '--addr', `127.0.0.1:${port}`];
  const program = new Program(assayProgram(), words, folder);
  await program.answers(`http://127.0.0.1:${port}/`);
  const answers = () => readdirSync(kept).filter((name) => name.endsWith('.json'));
  return {
    port,
    documents: () => answers().map((name) => ({ name, body: readFileSync(join(kept, name)) })),
    stop: () => program.stop(),
  };
}
