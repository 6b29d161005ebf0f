import { createServer } from 'node:http';
import { Kept, listen } from './servers/emulated.mjs';

const WORD = '{"stored":true}';

const status = (code) => (exchange) => exchange.reply(code, '{"error":"busy"}');

/**
 * What can go wrong with one request. A fault that keeps the answers breaks only the reply, as real
 * endpoints do; the others lose them.
 */
const FAULTS = {
  'status 408': status(408),
  'status 425': status(425),
  'status 429 for a minute': (exchange) => exchange.reply(429, '', { 'Retry-After': '60' }),
  'status 429 until a date': (exchange) =>
    exchange.reply(429, '', { 'Retry-After': new Date(exchange.now + 60_000).toUTCString() }),
  'status 500': status(500),
  'status 502': status(502),
  'status 503': status(503),
  silence: () => {},
  'request cut off': (exchange) => exchange.cut(),
  'reply without the agreed word': (exchange) => exchange.reply(200, '<title>Sign in</title>'),
  'redirects without end': (exchange) => exchange.reply(307, '', { Location: '?around' }),
  'kept, reply lost': (exchange) => exchange.keep().cut(),
  'kept, reply cut off': (exchange) => exchange.keep().begin(WORD.length).then(() => exchange.cut()),
  'kept, reply too short': (exchange) => exchange.keep().begin(WORD.length).then(() => exchange.end()),
  'kept, reply never ends': (exchange) => exchange.keep().begin(WORD.length),
  'kept, reply in drips': (exchange) => exchange.keep().drip(),
  'kept, reply hidden from the page': (exchange) => exchange.keep().hide().reply(201, WORD),
  'kept, but status 500': (exchange) => exchange.keep().reply(500, '{"error":"after all"}'),
  'kept, called known': (exchange) => exchange.keep().reply(409, '{"error":"known"}'),
};

/** Everything that can go wrong. */
export const faultNames = Object.keys(FAULTS);

/** Numbers from 0 to 1 that look random, and are the same for the same seed. */
export function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Random sequences of one to four faults, `count` faults in all; the same for the same seed. */
export function* faultPlan(seed, count) {
  const random = numbers(seed);
  for (let left = count; left > 0; ) {
    const length = Math.min(left, 1 + Math.floor(random() * 4));
    yield Array.from({ length }, () => faultNames[Math.floor(random() * faultNames.length)]);
    left -= length;
  }
}

/** An endpoint that keeps every attempt once, and in which goes wrong what the test wants. */
export class FaultyEndpoint {
  /** What is to go wrong, request by request: names of faults, or statuses. */
  next = [];
  /** What goes wrong for good, once `next` is used up; nothing while it is null. */
  always = null;
  /** What has gone wrong. */
  met = [];
  /** Every body that arrived whole. */
  arrived = [];
  /** How many requests wait for a reply that does not come, or does not end. */
  waiting = 0;
  /** What the time is; for replies that name a date. */
  now = () => Date.now();

  #kept = new Kept();

  async start() {
    const server = createServer((request, response) => this.#serve(request, response));
    Object.assign(this, await listen(server));
    return this;
  }

  documents() {
    return this.#kept.documents();
  }

  async #serve(request, response) {
    if (!['POST', 'PUT'].includes(request.method)) {
      allowPages(response);
      response.writeHead(204).end();
      return;
    }
    if (request.url.endsWith('?around')) {
      request.resume();
      FAULTS['redirects without end'](new Exchange(this, response, this.#kept));
      return;
    }
    const fault = this.next.shift() ?? this.always;
    if (fault !== null) {
      this.met.push(fault);
    }
    const exchange = new Exchange(this, response, this.#kept);
    if (fault === 'request cut off') {
      request.once('data', () => exchange.cut());
      return;
    }
    exchange.body = await this.#kept.body(request);
    this.arrived.push(exchange.body);
    exchange.answer(fault);
  }
}

function allowPages(response) {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Allow-Methods', 'POST, PUT');
  response.setHeader('Access-Control-Allow-Headers', 'content-type');
  response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
}

/** One request and what becomes of it. */
class Exchange {
  constructor(endpoint, response, kept) {
    this.response = response;
    this.kept = kept;
    this.now = endpoint.now();
    endpoint.waiting += 1;
    response.once('close', () => {
      endpoint.waiting -= 1;
    });
    allowPages(response);
  }

  answer(fault) {
    if (fault === null) {
      const isNew = this.#store();
      this.reply(isNew ? 201 : 409, isNew ? WORD : '{"error":"known"}');
    } else if (typeof fault === 'number') {
      this.reply(fault, '{"error":"no"}');
    } else {
      FAULTS[fault](this);
    }
  }

  #store() {
    return this.kept.once(JSON.parse(this.body).attempt_id, this.body);
  }

  keep() {
    this.#store();
    return this;
  }

  hide() {
    this.response.removeHeader('Access-Control-Allow-Origin');
    return this;
  }

  reply(code, body, headers = {}) {
    this.response.writeHead(code, { 'Content-Type': 'application/json', ...headers }).end(body);
  }

  /** Sends the head of a reply and half of a body that is as long as promised. */
  begin(length) {
    this.response.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': length });
    return new Promise((done) => this.response.write(WORD.slice(0, length / 2), done));
  }

  /** Hangs up in good order. */
  end() {
    this.response.socket?.end();
  }

  /** Breaks the line. */
  cut() {
    this.response.socket?.resetAndDestroy();
  }

  /** Sends a good reply, a few bytes at a time, its head as well. */
  drip() {
    const { socket } = this.response;
    const head = ['Access-Control-Allow-Origin: *', `Content-Length: ${WORD.length}`, 'Connection: close'];
    let rest = `HTTP/1.1 201 Created\r\n${head.join('\r\n')}\r\n\r\n${WORD}`;
    const drop = () => {
      if (rest && !socket.destroyed) {
        socket.write(rest.slice(0, 4), () => setTimeout(drop, 5));
        rest = rest.slice(4);
      } else {
        socket.end();
      }
    };
    drop();
  }
}
