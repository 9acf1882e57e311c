import { join } from 'node:path';
import { stringify } from 'yaml';
import type { LabMember, LabState } from './types';

const API = 'lab';
const OWNER = 'group:default/platform';

/**
 * The portal's `kindler:` configuration for a lab, as YAML. It holds passwords: keep it at mode 0600.
 * @public
 */
export function renderPortalConfig(state: LabState): string {
  const { gateway, members, standby, archive, credentials } = state;
  const { kindler, provider, probe } = credentials;
  const verify = { user: probe.user, password: probe.password };
  const cluster = state.kubernetes?.cluster ?? 'orders';
  const numbered = (prefix: string) =>
    members.map((_, index) => `${prefix}${index + 1}`);
  return stringify({
    kindler: {
      database: {
        route: 'platform-rw',
        database: kindler.database,
        user: kindler.user,
        password: kindler.password,
      },
      providers: {
        database: {
          route: 'platform-rw',
          user: provider.user,
          password: provider.password,
        },
      },
      backups: { folder: join(state.folder, 'backups') },
      registrations: {
        haproxy: { gateway: gateway.name, ...gateway.hosts },
      },
      databases: [
        {
          name: cluster,
          title: cluster === 'orders' ? 'Orders' : 'Hippo',
          owner: OWNER,
          patroni: { members: members.map(restUrlOf) },
          ...bindTo(state, state.scope),
          probe: verify,
        },
        ...(standby
          ? [
              {
                name: standby.cluster,
                title: 'Branch',
                owner: OWNER,
                patroni: { members: standby.members.map(restUrlOf) },
                ...bindTo(state, standby.scope),
                probe: verify,
              },
            ]
          : []),
        {
          name: 'archive',
          title: 'Archive',
          owner: OWNER,
          members: [
            { name: archive.name, address: `${archive.host}:${archive.port}` },
          ],
          probe: verify,
        },
      ],
      ...(state.kubernetes && {
        kubernetes: [
          {
            name: API,
            kubeconfigFile: state.kubernetes.kubeconfigFile,
            namespace: state.kubernetes.namespace,
          },
        ],
      }),
      gateways: [
        {
          name: gateway.name,
          title: 'Edge',
          stats: { url: gateway.statsUrl },
          socket: gateway.adminSocket,
          masterSocket: gateway.masterSocket,
          stateFile: gateway.stateFile,
        },
      ],
      routes: [
        {
          name: 'orders-rw',
          title: 'Orders, read-write',
          owner: OWNER,
          gateway: gateway.name,
          proxy: 'orders_rw',
          intent: 'read-write',
          listener: gateway.listeners.orders_rw,
          targets: [
            { name: cluster, database: cluster, servers: numbered('pg') },
            { name: 'archive', database: 'archive', servers: ['archive1'] },
          ],
          verify,
          ...poolerOf(state),
        },
        {
          name: 'orders-ro',
          title: 'Orders, read-only',
          owner: OWNER,
          gateway: gateway.name,
          proxy: 'orders_ro',
          intent: 'read-only',
          listener: gateway.listeners.orders_ro,
          targets: [
            { name: cluster, database: cluster, servers: numbered('pg') },
          ],
          verify,
        },
        {
          name: 'platform-rw',
          title: 'Platform, read-write',
          owner: OWNER,
          gateway: gateway.name,
          proxy: 'platform_rw',
          intent: 'read-write',
          listener: gateway.listeners.platform_rw,
          targets: [
            { name: cluster, database: cluster, servers: numbered('m') },
          ],
          verify,
        },
      ],
    },
  });
}

function poolerOf({ pgbouncer, credentials }: LabState) {
  const { host, port, database, pid } = pgbouncer;
  const { pooler } = credentials;
  return pid !== undefined && { pooler: { host, port, database, ...pooler } };
}

function bindTo({ kubernetes }: LabState, scope: string) {
  const { namespace } = kubernetes ?? {};
  return kubernetes && { kubernetes: { api: API, namespace, scope } };
}

function restUrlOf({ restUrl }: LabMember): string {
  return restUrl;
}
