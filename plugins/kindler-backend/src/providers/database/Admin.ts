import type { ClientBase } from 'pg';

/** Does work as the administrator, with a connection for itself to the database of administration or to the one that is named. */
export type Admin = <T>(
  work: (client: ClientBase) => Promise<T>,
  database?: string,
) => Promise<T>;
