import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, request as ask } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the built site lies. */
export const DIST =
  process.env.ASSAY_DIST ?? fileURLToPath(new URL('../../../dist/candidate', import.meta.url));

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Where the built page for recruiters lies. */
export const RECRUITER_SITE = join(DIST, '../recruiter');

/** The folder that the site lies in, two deep and without rewrite rules. */
export const FOLDER = '/a/b/';

/** A plain static host under a strict content security policy. */
export class Site {
  /** Every request: method, path below the folder, query, headers. */
  requests = [];
  /** Files that the test replaces: text, or `{ status, text, headers, hang }`. */
  files = new Map();
  /** The time that the host's `Date` header tells, in milliseconds; `null` for no header. */
  date = () => Date.now();
  /** Origins that the page may connect to besides its own. */
  connect = [];
  /** The origin of a receiver that lies behind the host: it gets whatever is sent there. */
  receiver = null;
  /** What the host says that files are, by the ending of their names. */
  types = { ...TYPES };

  constructor(folder = DIST) {
    this.folder = folder;
    /** Where styles may come from, in the host's policy: as the page that was built says itself. */
    this.styles = styleSources(folder);
  }

  async start(port = 0) {
    this.server = createServer((request, response) => this.serve(request, response));
    this.server.keepAliveTimeout = 1_000;
    await new Promise((done) => this.server.listen(port, '127.0.0.1', done));
    this.origin = `http://127.0.0.1:${this.server.address().port}`;
    this.url = this.origin + FOLDER;
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** Paths of the requests for files whose path matches. */
  requested(pattern) {
    return this.requests.filter(({ path }) => pattern.test(path));
  }

  serve(request, response) {
    const { pathname, search } = new URL(request.url, 'http://host');
    const inside = pathname.startsWith(FOLDER);
    const asked = decodeURIComponent(pathname.slice(FOLDER.length));
    const named = this.files.has(asked) ? asked : asked.replace(/(^|\/)$/, '$1index.html');
    const path = inside ? named : null;
    this.requests.push({
      method: request.method,
      path: path ?? pathname,
      search,
      headers: request.headers,
    });
    this.head(response);
    const replaced = this.files.get(path);
    if (replaced !== undefined) {
      this.replaced(request, response, path, replaced);
    } else if (request.method !== 'GET' && request.method !== 'HEAD' && this.receiver) {
      this.forward(request, response, asked);
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      this.reply(request, response, 405, '.html', 'This host takes no submissions.');
    } else {
      this.file(request, response, path);
    }
  }

  head(response) {
    response.sendDate = false;
    const date = this.date();
    if (date !== null) {
      response.setHeader('Date', new Date(date).toUTCString());
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader(
      'Content-Security-Policy',
      [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        this.styles,
        "img-src 'self' data:",
        "font-src 'self'",
        ["connect-src 'self'", ...this.connect].join(' '),
        `base-uri ${this.folder === RECRUITER_SITE ? "'self'" : "'none'"}`,
        "form-action 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
    );
  }

  replaced(request, response, path, replaced) {
    const { status = 200, text = '', headers = {}, hang = false } =
      typeof replaced === 'string' ? { text: replaced } : replaced;
    if (hang) {
      return;
    }
    for (const [name, value] of Object.entries(headers)) {
      response.setHeader(name, value);
    }
    this.reply(request, response, status, extname(path), text);
  }

  /** Hands a request on, as a proxy does. The time that it tells stays the host's. */
  forward(request, response, path) {
    const { method, headers } = request;
    const onward = ask(`${this.receiver}/${path}`, { method, headers }, (reply) => {
      const own = Object.entries(reply.headers).filter(([name]) => name !== 'date' && name !== 'content-security-policy');
      own.forEach(([name, value]) => response.setHeader(name, value));
      response.statusCode = reply.statusCode;
      reply.pipe(response);
    });
    onward.on('error', () => this.reply(request, response, 502, '.html', 'The receiver does not answer.'));
    request.pipe(onward);
  }

  file(request, response, path) {
    const file = path === null ? null : normalize(join(this.folder, path));
    const found = file?.startsWith(this.folder) && existsSync(file) ? statSync(file) : null;
    if (found?.isFile()) {
      this.reply(request, response, 200, extname(file), stripPolicy(file, readFileSync(file)));
    } else if (found?.isDirectory()) {
      // As hosts do: a folder is asked for with a slash at its end.
      const { pathname, search } = new URL(request.url, 'http://host');
      response.setHeader('Location', `${pathname}/${search}`);
      this.reply(request, response, 301, '.html', '');
    } else {
      const page = join(this.folder, '404.html');
      const text = existsSync(page) ? readFileSync(page) : 'Nothing here.';
      this.reply(request, response, 404, '.html', text);
    }
  }

  /** A file as it would be built for this test's configuration: the page names its endpoint. */
  text(path, text) {
    const allowed = ["connect-src 'self'", ...this.connect].join(' ');
    return path === 'index.html' ? text.toString().replace("connect-src 'self'", allowed) : text;
  }

  reply(request, response, status, extension, body) {
    response.statusCode = status;
    response.setHeader('Content-Type', this.types[extension] ?? 'application/octet-stream');
    response.setHeader('Content-Length', Buffer.byteLength(body));
    response.end(request.method === 'HEAD' ? undefined : body);
  }
}

/** The policy that a built page carries. */
export function pagePolicy(folder = DIST) {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  return page.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/)[1];
}

const styleSources = (folder) => pagePolicy(folder).match(/style-src [^;]*/)[0];

// The page carries the policy of the configuration that it was built with. Tests name endpoints of
// their own, so here the header, which is the same but for the endpoint, stands for both.
function stripPolicy(file, content) {
  if (extname(file) !== '.html') return content;
  return Buffer.from(String(content).replace(/<meta[^>]*Content-Security-Policy[^>]*>/i, ''));
}
