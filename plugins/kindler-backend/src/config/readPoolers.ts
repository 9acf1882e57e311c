import { readPostgresTls } from './readPostgresTls';
import type { Section } from './Section';
import type { PoolerConfig } from './types';
import { PORT, SECRET, text } from './valueKinds';

/** Reads `pooler` of a route. */
export function readPoolers(route: Section): PoolerConfig[] {
  return route.sections('pooler').map(pooler => {
    const host = pooler.required('host', text('10.0.0.6'));
    return {
      host,
      port: pooler.required('port', PORT),
      database: pooler.required('database', text('orders')),
      user: pooler.required('user', text('kindler_pooler')),
      password: pooler.required('password', SECRET),
      tls: readPostgresTls(pooler, host),
    };
  });
}
