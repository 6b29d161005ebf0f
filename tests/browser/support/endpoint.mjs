import { createServer } from 'node:http';

/** An endpoint on an origin of its own, which answers as the test tells it to. */
export class Endpoint {
  /** Requests that carry answers: method, path, headers, body (bytes), at, until. */
  received = [];
  /** Everything else: preflights and questions whether anybody is there. */
  others = [];
  /** Answers still to be given, one for each request; afterwards `always`. */
  next = [];
  /** What is answered otherwise: a status, `{ status, headers, body }`, 'hang' or 'refuse'. */
  always = 201;
  /** How many requests are being answered now, and the most there ever were at once. */
  open = 0;
  mostOpen = 0;

  async start(port = 0) {
    this.server = createServer((request, response) => this.serve(request, response));
    this.server.keepAliveTimeout = 1_000;
    await new Promise((done) => this.server.listen(port, '127.0.0.1', done));
    this.origin = `http://127.0.0.1:${this.server.address().port}`;
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** Lets the requests that hang go, with a status. */
  release(status = 201) {
    for (const answer of this.hanging.splice(0)) {
      answer(status);
    }
  }

  hanging = [];

  serve(request, response) {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
    if (request.method === 'OPTIONS') {
      this.others.push({ method: request.method, path: request.url, headers: request.headers });
      response.setHeader('Access-Control-Allow-Methods', 'POST, PUT');
      response.setHeader('Access-Control-Allow-Headers', 'content-type, x-team');
      response.writeHead(204).end();
    } else if (request.method === 'POST' || request.method === 'PUT') {
      this.take(request, response);
    } else {
      this.others.push({ method: request.method, path: request.url, headers: request.headers });
      response.writeHead(204).end();
    }
  }

  take(request, response) {
    this.open += 1;
    this.mostOpen = Math.max(this.mostOpen, this.open);
    response.once('close', () => {
      this.open -= 1;
    });
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('error', () => {});
    request.on('end', () => {
      this.received.push({
        method: request.method,
        path: request.url,
        headers: request.headers,
        body: Buffer.concat(parts),
      });
      this.answer(request, response, this.next.shift() ?? this.always);
    });
  }

  answer(request, response, script) {
    if (script === 'refuse') {
      request.socket.destroy();
    } else if (script === 'hang') {
      this.hanging.push((status) => this.answer(request, response, status));
    } else {
      const { status, headers = {}, body = '{"ok":true}' } =
        typeof script === 'number' ? { status: script } : script;
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      response.end(status === 204 ? undefined : body);
    }
  }
}
