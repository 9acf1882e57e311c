import { once } from 'node:events';
import { createServer } from 'node:net';
import { ConflictError } from '@backstage/errors';
import { fieldError, word } from '@kindler/backstage-plugin-kindler-common';
import type { ClusterPorts } from './ClusterSpec';

/** Rejects with a ConflictError that names the first port that is in use on this host. */
export async function expectFreePorts(ports: ClusterPorts): Promise<void> {
  for (const [name, port] of Object.entries(ports)) {
    if (!(await isFreePort(port))) {
      throw fieldError(
        `details.${name}Port`,
        word('field-port-used', { value: String(port) }),
        ConflictError,
      );
    }
  }
}

export async function isFreePort(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '0.0.0.0');
    await once(server, 'listening');
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'EADDRINUSE';
  } finally {
    server.close();
  }
}
