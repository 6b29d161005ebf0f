import { createServer } from 'node:http';
import { Kept, listen } from './emulated.mjs';

/**
 * Behaves as a web app of Google Apps Script does, as far as pages can tell. Nothing here is
 * Google's: it answers no preflight, does its work while it is asked, says 302 whatever came of it,
 * and lets a second host say in words, with status 200, what did come of it.
 */
export async function emulatedAppsScript() {
  const kept = new Kept();
  const results = new Map();
  const script = { fails: 0 };
  const second = await listen(createServer((request, response) => {
    const text = results.get(request.url);
    // Google sends its own error page without the header that lets other pages read it.
    response.writeHead(text ? 200 : 404, text === 'stored' ? { 'Access-Control-Allow-Origin': '*' } : {});
    response.end(text ?? '');
  }));
  const first = await listen(createServer(async (request, response) => {
    if (request.method !== 'POST') {
      response.writeHead(request.method === 'OPTIONS' ? 405 : 200).end();
      return;
    }
    const body = await kept.body(request);
    const fails = script.fails > 0;
    if (fails) {
      script.fails -= 1;
    } else {
      kept.once(JSON.parse(body).attempt_id, body);
    }
    const place = `/echo?user_content_key=${results.size}`;
    results.set(place, fails ? '<title>Error</title>Exception: Service invoked too many times' : 'stored');
    response.writeHead(302, { Location: second.origin + place, 'Access-Control-Allow-Origin': '*' }).end();
  }));
  return {
    script,
    port: first.port,
    origin: first.origin,
    second: second.origin,
    documents: () => kept.documents(),
    stop: () => Promise.all([first.stop(), second.stop()]),
  };
}
