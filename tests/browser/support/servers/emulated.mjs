/** What an emulated endpoint keeps: one document under each name. */
export class Kept {
  #documents = new Map();

  /** The body of a request. */
  async body(request) {
    const parts = [];
    for await (const part of request) {
      parts.push(part);
    }
    return Buffer.concat(parts);
  }

  /** Keeps a document, unless there is one of that name. Returns whether it was kept. */
  once(name, body) {
    const isNew = !this.#documents.has(name);
    if (isNew) {
      this.#documents.set(name, body);
    }
    return isNew;
  }

  documents() {
    return [...this.#documents].map(([name, body]) => ({ name, body }));
  }
}

/** Lets a server listen on this machine. */
export async function listen(server) {
  server.keepAliveTimeout = 1_000;
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  const stop = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return { port, origin: `http://127.0.0.1:${port}`, stop };
}
