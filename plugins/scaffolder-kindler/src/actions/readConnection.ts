import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import { isRemoteError } from '@kindler/backstage-plugin-kindler-common';
import type { Waiter } from '../waiting/Waiter';

/** Errors that the backend returns for an environment without a database. */
const NO_DATABASE = ['NotFoundError', 'ConflictError'];

/** How to connect; never a password. */
export interface ConnectionOutputs {
  host: string;
  port: number;
  database: string;
  user: string;
  route: string;
}

export interface ReadConnectionOptions {
  kindler: KindlerService;
  credentials: BackstageCredentials;
  waiter: Waiter;
}

/**
 * How to connect to the environment's database, or undefined when it has none.
 */
export async function readConnection(
  name: string,
  options: ReadConnectionOptions,
): Promise<ConnectionOutputs | undefined> {
  const { kindler, credentials, waiter } = options;
  const read = async () => {
    try {
      return await kindler.getEnvironmentConnection(name, { credentials });
    } catch (error) {
      if (NO_DATABASE.some(errorName => isRemoteError(error, errorName))) {
        return undefined;
      }
      throw error;
    }
  };
  const connection = await waiter.until(
    `the connection of environment "${name}"`,
    read,
    () => ({ done: true, news: [], status: 'read' }),
  );
  if (!connection) {
    return undefined;
  }
  const { host, port, database, user, route } = connection;
  return { host, port, database, user, route };
}
