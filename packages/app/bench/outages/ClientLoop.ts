import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { LabListener } from '@kindler/lab';

const EVERY_MS = 50;
const TIMEOUT_MS = 1000;
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const PARAMETERS = Buffer.from('user\0nobody\0database\0nobody\0\0');
const AUTHENTICATION = 'R';

/** A client that connects again and again up to the log-in prompt, and notes when it was first not served. */
export class ClientLoop {
  /** Since the last call of {@link ClientLoop.forget}: when the first attempt began that came to nothing. */
  refusedAt: number | undefined;
  servedAt = 0;
  #stopped = false;

  static start(listener: LabListener): ClientLoop {
    const loop = new ClientLoop();
    void loop.#run(listener);
    return loop;
  }

  forget(): void {
    this.refusedAt = undefined;
  }

  stop(): void {
    this.#stopped = true;
  }

  async #run(listener: LabListener) {
    while (!this.#stopped) {
      const startedAt = Date.now();
      if (await isServed(listener)) {
        this.servedAt = startedAt;
      } else {
        this.refusedAt ??= startedAt;
      }
      await delay(EVERY_MS);
    }
  }
}

function isServed(listener: LabListener): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(listener, () => socket.write(SSL_REQUEST));
    let hasStarted = false;
    const end = (served: boolean) => {
      socket.destroy();
      resolve(served);
    };
    socket.setTimeout(TIMEOUT_MS, () => end(false));
    socket.on('error', () => end(false));
    socket.on('close', () => end(false));
    socket.on('data', data => {
      if (hasStarted) {
        end(data.toString('latin1', 0, 1) === AUTHENTICATION);
      } else {
        hasStarted = true;
        socket.write(startup());
      }
    });
  });
}

function startup(): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 0, 3, 0, 0]);
  const message = Buffer.concat([head, PARAMETERS]);
  message.writeInt32BE(message.length);
  return message;
}
