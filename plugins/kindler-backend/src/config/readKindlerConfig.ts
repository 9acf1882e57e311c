import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readKubernetes } from './readKubernetes';
import {
  checkHaproxyName,
  readAddress,
  readAtLeastOne,
  readName,
  readSqlRole,
} from './readValues';
import type {
  DatabaseConfig,
  GatewayConfig,
  KindlerConfig,
  RouteConfig,
} from './types';

const MIN_INTERVAL_MS = 500;

/**
 * Reads and checks the `kindler` section. Throws an InputError that names the key, so that a wrong configuration
 * stops the plugin at start and not at the first request.
 */
export function readKindlerConfig(root: Config): KindlerConfig {
  const config = root.getOptionalConfig('kindler');
  const list = (key: string) => config?.getOptionalConfigArray(key) ?? [];
  const result: KindlerConfig = {
    database: readKindlerDatabase(config?.getOptionalConfig('database')),
    providers: {
      database: readDatabaseProvider(
        config?.getOptionalConfig('providers.database'),
      ),
    },
    databases: list('databases').map(item =>
      readDatabase(item, config?.has('kubernetes') ?? false),
    ),
    kubernetes: list('kubernetes').map(readKubernetes),
    gateways: list('gateways').map(readGateway),
    routes: list('routes').map(readRoute),
    observer: {
      intervalMs: config?.getOptionalNumber('observer.intervalMs') ?? 2000,
      timeoutMs: config?.getOptionalNumber('observer.timeoutMs') ?? 2000,
    },
    events: {
      days: readAtLeastOne(config, 'events.retentionDays') ?? 90,
      maxPerKind: readAtLeastOne(config, 'events.maxPerKind') ?? 1000,
    },
    notifications: {
      enabled: config?.getOptionalBoolean('notifications.enabled') ?? true,
    },
  };
  if (result.observer.intervalMs < MIN_INTERVAL_MS) {
    throw new InputError(
      `kindler.observer.intervalMs must be at least ${MIN_INTERVAL_MS}`,
    );
  }
  checkReferences(result);
  return result;
}

function readKindlerDatabase(config?: Config): KindlerConfig['database'] {
  if (!config) {
    return undefined;
  }
  const mode = config.getOptionalString('tls.mode') ?? 'disable';
  if (mode !== 'disable' && mode !== 'require' && mode !== 'verify-full') {
    throw new InputError(
      `kindler.database.tls.mode must be disable, require or verify-full, not '${mode}'`,
    );
  }
  return {
    route: config.getString('route'),
    database: config.getString('database'),
    user: config.getString('user'),
    password: config.getString('password'),
    tls: { mode, caFile: config.getOptionalString('tls.caFile') },
  };
}

function readDatabaseProvider(
  config?: Config,
): KindlerConfig['providers']['database'] {
  return (
    config && {
      route: config.getString('route'),
      user: config.getString('user'),
      password: config.getString('password'),
      adminDatabase: config.getOptionalString('adminDatabase') ?? 'postgres',
    }
  );
}

function readDatabase(config: Config, discovers: boolean): DatabaseConfig {
  const name = readName(config, 'kindler.databases');
  const patroni = config.getOptionalConfig('patroni');
  const tls = patroni?.getOptionalConfig('tls');
  const auth = patroni?.getOptionalConfig('auth');
  const members = config.getOptionalConfigArray('members') ?? [];
  if (!patroni && members.length === 0 && !discovers) {
    throw new InputError(
      `kindler.databases '${name}' needs 'patroni.members' or 'members'`,
    );
  }
  return {
    name,
    title: config.getOptionalString('title'),
    owner: config.getOptionalString('owner'),
    patroni: patroni && {
      members: patroni.getStringArray('members'),
      tls: tls && {
        caFile: tls.getOptionalString('caFile'),
        certFile: tls.getOptionalString('certFile'),
        keyFile: tls.getOptionalString('keyFile'),
        serverName: tls.getOptionalString('serverName'),
      },
      auth: auth && {
        user: auth.getString('user'),
        password: auth.getString('password'),
      },
    },
    members: members.map(member => ({
      name: member.getString('name'),
      ...readAddress(
        member.getString('address'),
        `kindler.databases '${name}'`,
      ),
    })),
    probe: readSqlRole(config.getOptionalConfig('probe')),
  };
}

function readGateway(config: Config): GatewayConfig {
  const name = readName(config, 'kindler.gateways');
  const stats = config.getOptionalConfig('stats');
  return {
    name,
    title: config.getOptionalString('title'),
    stats: stats && {
      url: stats.getString('url'),
      user: stats.getOptionalString('user'),
      password: stats.getOptionalString('password'),
      caFile: stats.getOptionalString('caFile'),
    },
    socket: config.getOptionalString('socket'),
    masterSocket: config.getOptionalString('masterSocket'),
    stateFile: config.getOptionalString('stateFile'),
  };
}

function readRoute(config: Config): RouteConfig {
  const name = readName(config, 'kindler.routes');
  const key = `kindler.routes '${name}'`;
  const intent = config.getString('intent');
  if (intent !== 'read-write' && intent !== 'read-only') {
    throw new InputError(
      `kindler.routes '${name}': intent must be read-write or read-only, not '${intent}'`,
    );
  }
  return {
    name,
    title: config.getOptionalString('title'),
    owner: config.getOptionalString('owner'),
    gateway: config.getString('gateway'),
    proxy: checkHaproxyName(config.getString('proxy'), key),
    frontend: readFrontend(config, key),
    intent,
    listener: {
      host: config.getString('listener.host'),
      port: config.getNumber('listener.port'),
    },
    targets: config.getConfigArray('targets').map(target => ({
      name: readName(target, `kindler.routes '${name}'.targets`),
      title: target.getOptionalString('title'),
      database: target.getString('database'),
      servers: target
        .getStringArray('servers')
        .map(server => checkHaproxyName(server, key)),
    })),
    verify: readSqlRole(config.getOptionalConfig('verify')),
  };
}

function readFrontend(config: Config, key: string): string | undefined {
  const name = config.getOptionalString('frontend');
  return name === undefined ? undefined : checkHaproxyName(name, key);
}

function checkReferences(config: KindlerConfig) {
  const known = (key: string, items: Array<{ name: string }>, name: string) => {
    if (!items.some(item => item.name === name)) {
      throw new InputError(`${key} names '${name}', which is not configured`);
    }
  };
  for (const [key, items] of [
    ['kindler.databases', config.databases],
    ['kindler.gateways', config.gateways],
    ['kindler.routes', config.routes],
  ] as const) {
    const names = items.map(item => item.name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice) {
      throw new InputError(`${key} has '${twice}' twice`);
    }
  }
  for (const route of config.routes) {
    known(`kindler.routes '${route.name}'`, config.gateways, route.gateway);
    for (const target of route.targets) {
      const key = `kindler.routes '${route.name}'.targets '${target.name}'`;
      known(key, config.databases, target.database);
    }
  }
  if (config.database) {
    known('kindler.database.route', config.routes, config.database.route);
  }
  const provider = config.providers.database;
  if (provider) {
    known('kindler.providers.database.route', config.routes, provider.route);
  }
}
