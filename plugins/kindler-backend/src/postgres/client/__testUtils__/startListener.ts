import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** The data that a client sent on one connection, and the means to answer it. */
export interface Caller {
  socket: Socket;
  /** Everything that it has sent so far. */
  received: Buffer;
  /** Returns the next bytes that it sends. Rejects if it goes away. */
  next(): Promise<Buffer>;
  /** Resolves when it is gone. */
  gone: Promise<unknown>;
}

/** Listens on loopback and lets a script answer each caller. */
export async function startListener(script: (caller: Caller) => unknown) {
  const callers: Caller[] = [];
  const server = createServer(socket => {
    const waiting: Array<{
      resolve: (data: Buffer) => void;
      reject: (error: Error) => void;
    }> = [];
    const ready: Buffer[] = [];
    const caller: Caller = {
      socket,
      received: Buffer.alloc(0),
      next: () =>
        ready.length > 0
          ? Promise.resolve(ready.shift()!)
          : new Promise((resolve, reject) => waiting.push({ resolve, reject })),
      gone: new Promise(resolve => socket.once('close', resolve)),
    };
    callers.push(caller);
    socket.on('error', () => {});
    socket.on('data', (data: Buffer) => {
      caller.received = Buffer.concat([caller.received, data]);
      const first = waiting.shift();
      if (first) {
        first.resolve(data);
      } else {
        ready.push(data);
      }
    });
    socket.once('close', () =>
      waiting.splice(0).forEach(({ reject }) => reject(new Error('gone'))),
    );
    Promise.resolve(script(caller)).catch(() => {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    callers,
    listener: {
      host: '127.0.0.1',
      port: (server.address() as AddressInfo).port,
    },
    stop: async () => {
      callers.forEach(({ socket }) => socket.destroy());
      server.close();
      await once(server, 'close');
    },
  };
}
