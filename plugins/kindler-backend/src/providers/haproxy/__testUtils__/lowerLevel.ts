import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';

/** A socket that passes commands on to a runtime socket, with the rights of level operator. */
export async function lowerLevel(admin: string, path: string): Promise<Server> {
  const server = createServer(client => {
    const socket = connect(admin);
    client.on('error', () => {});
    client.once('data', text => socket.write(`operator;${text}`));
    socket.pipe(client);
  });
  server.listen(path);
  await once(server, 'listening');
  return server;
}
