import { createServer, Server } from 'node:net';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { LabError } from './LabError';

// Below the range that Linux and macOS take the ports of outgoing connections from, so that a program which is
// stopped and started again finds its port free.
const LOWEST = 15_000;
const HIGHEST = 32_000;
const ATTEMPTS = 2_000;

/**
 * Ports of 127.0.0.1 that are free now, each another.
 * @public
 */
export async function reservePorts(count: number): Promise<number[]> {
  const held: Server[] = [];
  const ports: number[] = [];
  try {
    for (let attempt = 0; ports.length < count; attempt++) {
      if (attempt === ATTEMPTS) {
        throw new LabError(
          `Found only ${ports.length} of ${count} free ports between ${LOWEST} and ${HIGHEST}`,
        );
      }
      const port = randomInt(LOWEST, HIGHEST);
      const server = createServer();
      try {
        server.listen(port, '127.0.0.1');
        await once(server, 'listening');
        held.push(server);
        ports.push(port);
      } catch {
        server.close();
      }
    }
    return ports;
  } finally {
    for (const server of held) {
      server.close();
    }
  }
}
