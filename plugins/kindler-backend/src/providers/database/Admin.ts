import type { ClientBase } from 'pg';

/** Does work as the administrator, on a connection of its own to the database of administration or to another one. */
export type Admin = <T>(
  work: (client: ClientBase) => Promise<T>,
  database?: string,
) => Promise<T>;
