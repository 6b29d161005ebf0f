import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { Program, freePort, installed, temporaryFolder } from './program.mjs';

/** Where Debian, other systems, and a Mac have it. */
const PLACES = [
  process.env.NGINX,
  '/usr/sbin/nginx',
  '/usr/bin/nginx',
  '/usr/local/bin/nginx',
  '/opt/homebrew/bin/nginx',
];

/** nginx with its WebDAV module, set up as docs/hosting.md tells teams to. */
export async function nginx() {
  const folder = temporaryFolder();
  const port = await freePort();
  for (const name of ['in', 'in/small', 'in/busy', 'scratch']) {
    mkdirSync(join(folder, name));
  }
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port));
  const words = ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')];
  const program = new Program(installed('nginx', PLACES), words, folder);
  const origin = `http://127.0.0.1:${port}`;
  await program.answers(origin);
  const inbox = join(folder, 'in');
  return {
    port,
    documents: () => documents(inbox),
    empty: () => files(inbox).forEach((path) => rmSync(path)),
    stop: () => program.stop(),
  };
}

function files(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.path, entry.name));
}

function documents(folder) {
  return files(folder).map((path) => ({ name: path.slice(folder.length + 1), body: readFileSync(path) }));
}

/** `/in/` takes answers, `/in/small/` only tiny ones, `/in/busy/` one in six seconds. */
function configuration(folder, port) {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
daemon off;
user ${userInfo().username};
worker_processes 1;
pid ${folder}/scratch/nginx.pid;
events {}
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/scratch/${name};`).join('\n  ')}
  limit_req_zone $binary_remote_addr zone=answers:1m rate=10r/m;
  limit_req_status 429;
  map $status $patience {
    429 2;
    default "";
  }
  server {
    listen 127.0.0.1:${port};
    root ${folder};
    ${place('/in/', 'client_max_body_size 1000000;')}
    ${place('/in/small/', 'client_max_body_size 100;')}
    ${place('/in/busy/', 'limit_req zone=answers;')}
  }
}
`;
}

/** A folder that pages on other hosts may put files into. */
function place(path, limit) {
  return `location ${path} {
      dav_methods PUT;
      limit_except PUT OPTIONS { deny all; }
      ${limit}
      add_header Access-Control-Allow-Origin "*" always;
      add_header Access-Control-Allow-Methods "PUT" always;
      add_header Access-Control-Allow-Headers "content-type" always;
      add_header Access-Control-Expose-Headers "Retry-After" always;
      add_header Retry-After $patience always;
      if ($request_method = OPTIONS) { return 204; }
    }`;
}
