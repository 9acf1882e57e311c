import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to a server that can be cut: what is sent then gets no answer, as where a network drops packets. */
export class CutLine {
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer(near => this.#onConnection(near));
  readonly #target: { host: string; port: number };
  #isCut = false;

  static async open(target: { host: string; port: number }) {
    const line = new CutLine(target);
    await new Promise<void>(resolve => {
      line.#server.listen(0, '127.0.0.1', resolve);
    });
    return line;
  }

  private constructor(target: { host: string; port: number }) {
    this.#target = target;
  }

  get address() {
    const { port } = this.#server.address() as AddressInfo;
    return { host: '127.0.0.1', port };
  }

  cut(): void {
    this.#isCut = true;
    this.#sockets.forEach(socket => socket.pause());
  }

  heal(): void {
    this.#isCut = false;
    this.#sockets.forEach(socket => socket.resume());
  }

  async close(): Promise<void> {
    this.#sockets.forEach(socket => socket.destroy());
    await new Promise(resolve => this.#server.close(resolve));
  }

  #onConnection(near: Socket) {
    const far = connect(this.#target);
    for (const [one, two] of [
      [near, far],
      [far, near],
    ]) {
      this.#sockets.add(one);
      one.on('data', data => two.write(data));
      one.on('end', () => two.end());
      one.on('error', () => two.destroy());
      one.on('close', () => {
        this.#sockets.delete(one);
        two.destroy();
      });
      if (this.#isCut) {
        one.pause();
      }
    }
  }
}
