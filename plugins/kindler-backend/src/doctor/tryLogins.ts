import type { SourceState } from '@kindler/backstage-plugin-kindler-common';
import type { KindlerConfig, RouteConfig } from '../config';
import { classifyError } from '../model/fault';
import { isoTime } from '../model/Reading';
import { sourceId } from '../model/SourceId';
import { connectOnce, type SqlTarget } from '../postgres';

/** Tries the role of the Kindler database through its route, as the backend does when it starts. */
export async function tryLogins(config: KindlerConfig): Promise<SourceState[]> {
  const { database, routes, observer } = config;
  const route = routes.find(({ name }) => name === database?.route);
  if (!database || !route) {
    return [];
  }
  const { user, password, tls } = database;
  return [
    await tryLogin(route, {
      ...route.listener,
      user,
      password,
      tls,
      database: database.database,
      timeoutMs: observer.timeoutMs,
    }),
  ];
}

async function tryLogin(
  { listener }: RouteConfig,
  target: SqlTarget,
): Promise<SourceState> {
  const source = sourceId.kindlerDatabase();
  const state = { ...source, target: `${listener.host}:${listener.port}` };
  try {
    await connectOnce(target, client => client.query('SELECT 1'));
    return { ...state, status: 'ok', observedAt: isoTime(Date.now()) };
  } catch (error) {
    const fault = classifyError(error, source);
    return { ...state, status: 'unreachable', fault };
  }
}
