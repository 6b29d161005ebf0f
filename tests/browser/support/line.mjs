import { connect, createServer } from 'node:net';

/** The line between a page and a server: it can lose or hold back what the server answers. */
export class Line {
  /** How many replies to answers were lost or held back. */
  withheld = 0;

  #losing = 0;
  #withholding = false;
  #sockets = new Set();

  /** The next so many replies to answers break off before their first byte. */
  lose(count = 1) {
    this.#losing = count;
  }

  /** From now on replies to answers do not come through, but the line stays open. */
  hold() {
    this.#withholding = true;
  }

  /** From now on everything comes through; what was held back is lost. */
  mend() {
    this.#withholding = false;
  }

  async start(port) {
    this.server = createServer((near) => this.#join(near, connect(port, '127.0.0.1')));
    await new Promise((done) => this.server.listen(0, '127.0.0.1', done));
    this.origin = `http://127.0.0.1:${this.server.address().port}`;
    return this;
  }

  async stop() {
    for (const socket of this.#sockets) {
      socket.destroy();
    }
    await new Promise((done) => this.server.close(done));
  }

  #join(near, far) {
    let carriesAnswers = false;
    let isWithheld = false;
    for (const [socket, other] of [[near, far], [far, near]]) {
      this.#sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        this.#sockets.delete(socket);
        // Whoever waits for a reply that is held back does not learn that the server hung up.
        if (socket === near || !this.#withholding) {
          other.destroy();
        }
      });
    }
    near.on('data', (bytes) => {
      const method = /^(GET|HEAD|OPTIONS|POST|PUT) \//.exec(bytes.toString('latin1', 0, 9))?.[1];
      if (method) {
        carriesAnswers = ['POST', 'PUT'].includes(method);
        isWithheld = false;
      }
      far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (!isWithheld && carriesAnswers && (this.#losing > 0 || this.#withholding)) {
        isWithheld = true;
        this.withheld += 1;
        this.#breakOff(near);
      } else if (!isWithheld) {
        near.write(bytes);
      }
    });
  }

  #breakOff(near) {
    if (this.#losing > 0) {
      this.#losing -= 1;
      near.resetAndDestroy();
    }
  }
}
