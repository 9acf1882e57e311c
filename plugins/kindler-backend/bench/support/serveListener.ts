import { createServer, type AddressInfo } from 'node:net';

const SSL_REQUEST_BYTES = 8;
/** An authentication request for SCRAM, as PostgreSQL sends it. */
const ASKS_WHO = Buffer.concat([
  Buffer.from([0x52, 0, 0, 0, 23, 0, 0, 0, 10]),
  Buffer.from('SCRAM-SHA-256\0\0'),
]);

/** Answers like PostgreSQL behind a listener up to the log-in prompt; gives its port. */
export function serveListener(): Promise<number> {
  const server = createServer(socket => {
    socket.on('error', () => {});
    socket.on('data', data => {
      socket.write(data.length === SSL_REQUEST_BYTES ? 'N' : ASKS_WHO);
    });
  });
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}
