import { ConfigReader, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readBackups } from './readBackups';
import { checkReferences } from './checkReferences';
import { readDatabase } from './readDatabase';
import { readEnvironments } from './readEnvironments';
import { readGateway } from './readGateway';
import { readKubernetes } from './readKubernetes';
import { readPostgresTls } from './readPostgresTls';
import { readRegistrations } from './readRegistrations';
import { readRoute } from './readRoute';
import { Section } from './Section';
import type { DatabaseTargetConfig, KindlerConfig } from './types';
import {
  dnsLabel,
  FLAG,
  formed,
  SECRET,
  text,
  wholeNumber,
} from './valueKinds';

const ROUTE = dnsLabel('platform-rw');
const FINDING_URL = formed(
  'a path or a URL with {code} in it',
  '/docs/default/component/kindler/{language}/findings/#{code}',
  value => /^(https?:\/\/|\/)/.test(value) && value.includes('{code}'),
);
const MILLISECONDS = { min: 500, example: 2000 };

/**
 * Reads and checks the `kindler` section. Throws an InputError that names the key and says what to write, so that a
 * wrong configuration stops the plugin at start and not at the first request.
 */
export function readKindlerConfig(root: Config): KindlerConfig {
  const isThere = root.getOptional('kindler') ?? undefined;
  if (
    isThere !== undefined &&
    (typeof isThere !== 'object' || Array.isArray(isThere))
  ) {
    throw new InputError(
      'kindler is not a section. Write its keys below `kindler:`, e.g. `databases: [{ name: orders, … }]`',
    );
  }
  const config = new Section(
    isThere === undefined ? new ConfigReader({}) : root.getConfig('kindler'),
    'kindler',
  );
  const observer = config.section('observer');
  const events = config.section('events');
  const atLeastOne = wholeNumber({ min: 1, example: 90 });
  const providers = config.section('providers');
  const result: KindlerConfig = {
    database: readKindlerDatabase(config.section('database')),
    environments: readEnvironments(config.section('environments')),
    providers: {
      database: readDatabaseProvider(providers?.section('database')),
      ofModules: providers?.leaveRest() ?? [],
    },
    registrations: readRegistrations(config.section('registrations')),
    databases: config.list('databases').map(readDatabase),
    kubernetes: config.list('kubernetes').map(readKubernetes),
    gateways: config.list('gateways').map(readGateway),
    routes: config.list('routes').map(readRoute),
    observer: {
      intervalMs:
        observer?.optional('intervalMs', wholeNumber(MILLISECONDS)) ?? 2000,
      timeoutMs:
        observer?.optional(
          'timeoutMs',
          wholeNumber({ ...MILLISECONDS, min: 100 }),
        ) ?? 2000,
    },
    events: {
      days: events?.optional('retentionDays', atLeastOne) ?? 90,
      maxPerKind: events?.optional('maxPerKind', atLeastOne) ?? 1000,
    },
    backups: readBackups(config.section('backups')),
    notifications: {
      enabled:
        config.section('notifications')?.optional('enabled', FLAG) ?? true,
    },
    metrics: {
      databaseNames:
        config.section('metrics')?.optional('databaseNames', FLAG) ?? false,
    },
  };
  // The frontend uses it; here it is only checked.
  config.section('docs')?.optional('findingUrl', FINDING_URL);
  config.refuseUnknown();
  checkReferences(result);
  return result;
}

function readKindlerDatabase(config?: Section): KindlerConfig['database'] {
  return (
    config && {
      route: config.required('route', ROUTE),
      database: config.required('database', text('kindler')),
      user: config.required('user', text('kindler')),
      password: config.required('password', SECRET),
      tls: readPostgresTls(config),
    }
  );
}

function readDatabaseProvider(
  config?: Section,
): KindlerConfig['providers']['database'] {
  return (
    config && {
      ...readDatabaseTarget(config),
      furtherRoutes: config.list('furtherRoutes').map(readDatabaseTarget),
      asRegistration: config.optional('asRegistration', FLAG) ?? false,
    }
  );
}

function readDatabaseTarget(config: Section): DatabaseTargetConfig {
  return {
    route: config.required('route', ROUTE),
    user: config.required('user', text('kindler_provider')),
    password: config.required('password', SECRET),
    adminDatabase:
      config.optional('adminDatabase', text('postgres')) ?? 'postgres',
    tls: readPostgresTls(config),
  };
}
