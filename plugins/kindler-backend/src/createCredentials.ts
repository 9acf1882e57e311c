import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { parseDuration } from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';
import type { Announcer } from './Announcer';
import type { KindlerConfig } from './config';
import {
  CredentialRecords,
  CredentialSweeper,
  TemporaryCredentials,
  type EnvironmentTable,
} from './environments';
import type { EnvironmentParts } from './providers';

const DAY_MS = 86_400_000;

export interface CreateCredentialsOptions {
  config: KindlerConfig;
  /** Plugin database. */
  knex: Knex;
  announcer: Announcer;
  auditor: AuditorService;
  logger: LoggerService;
}

/** Builds the parts that issue and drop temporary credentials. */
export function createCredentials(
  { config, knex, announcer, auditor, logger }: CreateCredentialsOptions,
  { table, parts }: { table: EnvironmentTable; parts: EnvironmentParts },
) {
  const { maxTtl } = config.environments.credentials;
  const records = new CredentialRecords(knex);
  const onChange = (name: string) => announcer.signal('environment', [name]);
  const sweeper = new CredentialSweeper({
    parts,
    records,
    days: config.events.days + Math.ceil(parseDuration(maxTtl)! / DAY_MS),
    auditor,
    logger,
    onChange,
  });
  return {
    temporaryCredentials: new TemporaryCredentials({
      table,
      parts,
      records,
      settings: config.environments.credentials,
      onChange,
    }),
    task: sweeper.toScheduled(),
  };
}
