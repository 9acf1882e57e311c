import { readPostgresTls } from './readPostgresTls';
import type { Section } from './Section';
import type { SqlRoleConfig } from './types';
import { SECRET, text } from './valueKinds';

/** Reads a role for SQL queries. */
export function readSqlRole(
  config: Section | undefined,
  host?: string,
): SqlRoleConfig | undefined {
  return (
    config && {
      user: config.required('user', text('kindler_probe')),
      password: config.required('password', SECRET),
      database: config.optional('database', text('postgres')) ?? 'postgres',
      tls: readPostgresTls(config, host),
    }
  );
}
