import { createServer } from 'node:http';
import { Kept, listen } from './emulated.mjs';

/**
 * Behaves as a catch hook of Zapier does, as far as pages can tell. Nothing here is Zapier's: a
 * preflight gets no leave for any header, what is posted is taken, whatever its type, and every
 * delivery starts the team's workflow, which here keeps one document for each attempt.
 */
export async function emulatedHook() {
  const kept = new Kept();
  const runs = [];
  const server = await listen(createServer(async (request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (request.method === 'POST') {
      const body = await kept.body(request);
      const type = request.headers['content-type'] ?? '';
      const text = type.startsWith('application/x-www-form-urlencoded')
        ? new URLSearchParams(body.toString('utf8')).get('bundle')
        : body.toString('utf8');
      runs.push(type);
      kept.once(JSON.parse(text).attempt_id, Buffer.from(text));
    }
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"status":"success"}');
  }));
  return { runs, port: server.port, origin: server.origin, documents: () => kept.documents(), stop: server.stop };
}
