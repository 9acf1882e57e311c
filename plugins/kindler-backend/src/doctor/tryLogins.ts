import type { SourceState } from '@kindler/backstage-plugin-kindler-common';
import type { KindlerConfig } from '../config';
import { classifyError } from '../model/fault';
import { isoTime } from '../model/Reading';
import { sourceId, type SourceId } from '../model/SourceId';
import { connectOnce, type SqlTarget } from '../postgres';

type Role = Pick<SqlTarget, 'user' | 'password' | 'database' | 'tls'>;

interface Login {
  source: SourceId;
  route: string;
  role: Role;
}

/** Tries the roles by which the backend itself uses databases, each through its route. */
export async function tryLogins(config: KindlerConfig): Promise<SourceState[]> {
  return Promise.all(loginsOf(config).map(login => tryLogin(config, login)));
}

function loginsOf({ database, providers }: KindlerConfig): Login[] {
  const { database: usual } = providers;
  const admins = usual ? [usual, ...usual.furtherRoutes] : [];
  return [
    ...(database
      ? [
          {
            source: sourceId.kindlerDatabase(),
            route: database.route,
            role: database,
          },
        ]
      : []),
    ...admins.map(({ route, adminDatabase, ...role }) => ({
      source: sourceId.databaseAdmin(route),
      route,
      role: { ...role, database: adminDatabase },
    })),
  ];
}

/** The route is there: the configuration was checked. */
async function tryLogin(
  { routes, observer }: KindlerConfig,
  { source, route, role }: Login,
): Promise<SourceState> {
  const { listener } = routes.find(({ name }) => name === route)!;
  const { user, password, database, tls } = role;
  const { id, kind } = source;
  const state = { id, kind, target: `${listener.host}:${listener.port}` };
  try {
    await connectOnce(
      {
        ...listener,
        user,
        password,
        database,
        tls,
        timeoutMs: observer.timeoutMs,
      },
      client => client.query('SELECT 1'),
    );
    return { ...state, status: 'ok', observedAt: isoTime(Date.now()) };
  } catch (error) {
    const fault = classifyError(error, source);
    return { ...state, status: 'unreachable', fault };
  }
}
