import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { Program, freePort, installed, temporaryFolder } from './program.mjs';

const COMMAND = fileURLToPath(new URL('../../../../node_modules/.bin/node-red', import.meta.url));

/** What a flow does with what arrived, for each way to send; the bundle's text must come out. */
const WAYS = {
  json: 'msg.payload = JSON.stringify(msg.payload);',
  text: '',
  form: 'msg.payload = msg.payload.bundle;',
  multipart: 'msg.payload = msg.req.files[0].buffer;',
};

/** Node-RED with one flow for each way to send. */
export async function nodeRed() {
  const folder = temporaryFolder();
  const port = await freePort();
  const kept = join(folder, 'kept');
  mkdirSync(kept);
  writeFileSync(join(folder, 'settings.js'), `module.exports = ${JSON.stringify(settings(port))};\n`);
  writeFileSync(join(folder, 'flows.json'), JSON.stringify(flows(kept)));
  const words = ['--userDir', folder, '--settings', join(folder, 'settings.js')];
  const program = new Program(installed('Node-RED', [COMMAND]), words, folder);
  await program.says('Started flows');
  return {
    port,
    documents: () => readdirSync(kept).map((name) => ({ name, body: readFileSync(join(kept, name)) })),
    empty: () => readdirSync(kept).forEach((name) => rmSync(join(kept, name))),
    stop: () => program.stop(),
  };
}

function settings(port) {
  return {
    uiHost: '127.0.0.1',
    uiPort: port,
    flowFile: 'flows.json',
    credentialSecret: false,
    httpAdminRoot: false,
    httpNodeCors: { origin: '*', methods: 'POST' },
    telemetry: { enabled: false, updateNotification: false },
  };
}

/** A request comes in, its text goes into a file named after the attempt, and a reply goes out. */
function flows(folder) {
  return Object.entries(WAYS).flatMap(([way, take]) => {
    const tab = `tab-${way}`;
    const wires = (next) => [next ? [`${next}-${way}`] : []];
    const node = (type, next, rest) => ({ id: `${type}-${way}`, type, z: tab, wires: wires(next), ...rest });
    const name = `msg.filename = ${JSON.stringify(folder)} + '/' + msg.req.params.attempt + '.json';`;
    return [
      { id: tab, type: 'tab', label: way },
      node('http in', 'function', { url: `/${way}/:attempt`, method: 'post', upload: way === 'multipart' }),
      node('function', 'file', { func: `${take}\n${name}\nmsg.statusCode = 201;\nreturn msg;`, outputs: 1 }),
      node('file', 'http response', {
        filename: 'filename',
        filenameType: 'msg',
        appendNewline: false,
        overwriteFile: 'true',
        encoding: 'none',
      }),
      node('http response', null, {}),
    ];
  });
}
