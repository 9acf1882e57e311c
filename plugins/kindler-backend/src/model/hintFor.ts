import {
  word,
  type FaultKind,
  type SourceKind,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { SourceId } from './SourceId';

/** The configuration keys that a source depends on. A source without a key of its own has its address instead. */
interface ConfigKeys {
  auth?: string;
  tls?: string;
  address: string;
}

const ROLE_KEYS: Record<NonNullable<SourceId['role']>, ConfigKeys> = {
  master: { address: 'kindler.gateways[].masterSocket' },
  admin: {
    auth: 'kindler.providers.database.user, .password',
    tls: 'kindler.providers.database.tls',
    address: 'kindler.providers.database.route',
  },
};

const CONFIG_KEYS: Record<SourceKind, ConfigKeys> = {
  'patroni-rest': {
    auth: 'kindler.databases[].patroni.auth, .tls.certFile',
    tls: 'kindler.databases[].patroni.tls',
    address: 'kindler.databases[].patroni.members',
  },
  'haproxy-stats': {
    auth: 'kindler.gateways[].stats.user, .password',
    tls: 'kindler.gateways[].stats.caFile',
    address: 'kindler.gateways[].stats.url',
  },
  'haproxy-runtime': {
    tls: 'kindler.gateways[].socketTls',
    address: 'kindler.gateways[].socket',
  },
  'haproxy-files': {
    address: 'kindler.gateways[].configurations, .stateFile',
  },
  kubernetes: {
    auth: 'kindler.kubernetes[], examples/kubernetes/kindler-observer-rbac.yaml',
    tls: 'kindler.kubernetes[].kubeconfigFile',
    address: 'kindler.kubernetes[].kubeconfigFile',
  },
  'postgres-sql': {
    auth: 'kindler.databases[].probe',
    tls: 'kindler.databases[].probe.tls',
    address: 'kindler.databases[].members',
  },
  pgbouncer: {
    auth: 'kindler.routes[].pooler.user, .password',
    tls: 'kindler.routes[].pooler.tls',
    address: 'kindler.routes[].pooler',
  },
  client: {
    auth: 'kindler.routes[].verify',
    tls: 'kindler.routes[].verify.tls',
    address: 'kindler.routes[].listener',
  },
  'kindler-database': {
    auth: 'kindler.database.user, .password',
    tls: 'kindler.database.tls',
    address: 'kindler.database.route',
  },
};

/** Returns the next step for a fault of which only the kind is known, with the configuration keys to check. */
export function hintFor(kind: FaultKind, source: SourceId): Wording {
  const keys = source.role ? ROLE_KEYS[source.role] : CONFIG_KEYS[source.kind];
  const { address, auth = address, tls = address } = keys;
  switch (kind) {
    case 'auth':
      return word('hint-auth', { keys: auth });
    case 'tls':
      return word('hint-tls', { keys: tls });
    case 'timeout':
      return word('hint-timeout', {});
    case 'refused':
      return word('hint-refused', { keys: address });
    case 'parse':
    case 'too-large':
      return word('hint-answer', { keys: address });
    case 'http':
      return word('hint-log', { keys: address });
    default:
      return word('hint-config', { keys: address });
  }
}
