import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { findUdpPort, reservePorts } from './reservePorts';

describe('reservePorts', () => {
  it('gives each port once, for a program to listen on', async () => {
    const ports = await reservePorts(50);
    expect(new Set(ports).size).toBe(50);
    const server = createServer().listen(ports[0], '127.0.0.1');
    await once(server, 'listening');
    server.close();
  });

  it('holds a port on which nothing listens, so that no other process is given it', async () => {
    const [port] = await reservePorts(1);
    const other = createSocket('udp4');
    other.bind(port, '127.0.0.1');
    await expect(once(other, 'listening')).rejects.toThrow(/EADDRINUSE/);
    other.close();
  });

  it('gives a port that UDP can listen on', async () => {
    const socket = createSocket('udp4');
    socket.bind(await findUdpPort(), '127.0.0.1');
    await once(socket, 'listening');
    socket.close();
  });
});
