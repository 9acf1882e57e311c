import { DatabaseError } from 'pg';
import { word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../model/fault';

const NOT_LET_IN =
  /authentication failed|no such user|not allowed|password|pg_hba/i;

/** PgBouncer gives all its errors one SQLSTATE, which PostgreSQL has for a broken connection, so the text decides. */
export function explainPooler(error: unknown, database: string): unknown {
  if (!(error instanceof DatabaseError)) {
    return error;
  }
  const { message: said, code } = error;
  const cause = error;
  if (/admin access needed/i.test(said)) {
    return new SourceError('auth', word('fault-pooler-not-admin', {}), {
      hint: word('hint-pooler-admin', {}),
      cause,
    });
  }
  if (code === '3D000') {
    return new SourceError('config', word('fault-pooler-none', { said }), {
      cause,
    });
  }
  if (/^28/.test(code ?? '') || NOT_LET_IN.test(said)) {
    return new SourceError('auth', word('fault-pooler-not-let-in', { said }), {
      hint: word('hint-pooler-user', {}),
      cause,
    });
  }
  if (/^no such database/i.test(said)) {
    return new SourceError(
      'config',
      word('fault-pooler-no-database', { database }),
      { cause },
    );
  }
  return new SourceError('http', word('fault-pooler-said', { said }), {
    cause,
  });
}
