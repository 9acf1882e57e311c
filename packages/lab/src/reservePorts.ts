import { createSocket, Socket } from 'node:dgram';
import { createServer } from 'node:net';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { LabError } from './LabError';

const HOST = '127.0.0.1';
// Below the range that Linux and macOS take the ports of outgoing connections from, so that a program which is
// stopped and started again finds its port free.
const LOWEST = 15_000;
const HIGHEST = 32_000;
const ATTEMPTS = 2_000;

/**
 * TCP ports of 127.0.0.1 that are free now, each another. Nobody else who asks here is given them before this process
 * has ended, also while the program that listens there is not started yet or is stopped: each is held by a UDP socket.
 * @public
 */
export async function reservePorts(count: number): Promise<number[]> {
  return take(count, async port => {
    const held = await hold(port);
    return held !== undefined && isFree(port);
  });
}

/** A port for a program that listens on UDP, which is why it is free but not held. */
export async function findUdpPort(): Promise<number> {
  const [port] = await take(1, async each => {
    const held = await hold(each);
    held?.close();
    return held !== undefined;
  });
  return port;
}

async function take(
  count: number,
  wants: (port: number) => Promise<boolean>,
): Promise<number[]> {
  const ports: number[] = [];
  for (let attempt = 0; ports.length < count; attempt++) {
    if (attempt === ATTEMPTS) {
      throw new LabError(
        `Found only ${ports.length} of ${count} free ports between ${LOWEST} and ${HIGHEST}`,
      );
    }
    const port = randomInt(LOWEST, HIGHEST);
    if (await wants(port)) {
      ports.push(port);
    }
  }
  return ports;
}

async function hold(port: number): Promise<Socket | undefined> {
  const socket = createSocket('udp4');
  try {
    socket.bind(port, HOST);
    await once(socket, 'listening');
    return socket.unref();
  } catch {
    socket.close();
    return undefined;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, HOST);
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
