// A static host as a careful team runs it: compressed ahead of time, long-lived names cached, strict
// policy. It counts what it sends, byte for byte, and takes answers with 201.
import { createServer } from "node:http";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json",
  svg: "image/svg+xml",
  wasm: "application/wasm",
};

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
  "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A file as it is sent: small where that pays. `body` is text or bytes. */
export function file(path, body, compressed = compress(body)) {
  const bytes = Buffer.from(body);
  const pays = compressed.length < bytes.length;
  return { type: TYPES[path.split(".").pop()], bytes, compressed: pays ? compressed : null };
}

function compress(body) {
  const bytes = Buffer.from(body);
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

/** Serves the files of one site (a map from path to `file(...)`). */
export class Server {
  /** Every exchange: method, path, status, bytes sent (headers and body), bytes of the body. */
  exchanges = [];
  /** The answers that were sent here, as text. */
  submissions = [];

  constructor(files, policy = POLICY) {
    this.files = files;
    this.policy = policy;
  }

  async start() {
    this.server = createServer((request, response) => this.serve(request, response));
    await new Promise((done) => this.server.listen(0, "127.0.0.1", done));
    this.url = `http://127.0.0.1:${this.server.address().port}/`;
    return this;
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  serve(request, response) {
    const path = new URL(request.url, this.url).pathname.slice(1) || "index.html";
    response.setHeader("Content-Security-Policy", this.policy);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    if (request.method === "POST" || request.method === "PUT") {
      this.take(request, response, path);
    } else {
      this.give(request, response, path);
    }
  }

  take(request, response, path) {
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      const answers = Buffer.concat(parts);
      const received = answers.length;
      this.submissions.push(answers.toString("utf8"));
      const body = Buffer.from('{"status":"stored"}');
      this.note(request, response, { path, received, body: body.length });
      response.writeHead(201, { "Content-Type": TYPES.json, "Content-Length": body.length });
      response.end(body);
    });
  }

  give(request, response, path) {
    const found = this.files.get(path);
    if (!found) {
      this.note(request, response, { path, received: 0, body: 0 });
      response.writeHead(404, { "Content-Length": 0 }).end();
      return;
    }
    const isSmall = found.compressed && /\bbr\b/.test(request.headers["accept-encoding"] ?? "");
    const bytes = isSmall ? found.compressed : found.bytes;
    const isNamedByDigest = /[a-z]+-[0-9a-f]{16}(\/[^/]+|\.\w+)$/.test(path);
    response.setHeader("Cache-Control", isNamedByDigest ? "public, max-age=31536000, immutable" : "no-cache");
    response.setHeader("Content-Type", found.type ?? "application/octet-stream");
    response.setHeader("Content-Length", bytes.length);
    response.setHeader("Vary", "Accept-Encoding");
    if (isSmall) response.setHeader("Content-Encoding", "br");
    const isHead = request.method === "HEAD";
    const plain = found.bytes.length;
    this.note(request, response, { path, received: 0, body: isHead ? 0 : bytes.length, plain });
    response.end(isHead ? undefined : bytes);
  }

  note(request, response, exchange) {
    const { socket } = response;
    const before = socket.bytesWritten;
    const entry = { method: request.method, sent: 0, ...exchange };
    this.exchanges.push(entry);
    response.on("finish", () => {
      entry.status = response.statusCode;
      entry.sent = socket.bytesWritten - before;
    });
  }
}
