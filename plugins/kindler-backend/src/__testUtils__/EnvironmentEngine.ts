import { resolve } from 'node:path';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { waitFor } from '@kindler/lab';
import createKnex, { type Knex } from 'knex';
import type { Announcer } from '../Announcer';
import { readKindlerConfig } from '../config';
import { createEnvironments } from '../createEnvironments';
import { CHANGE_KINDS, changeDefinition } from '../environments';
import {
  OperationClaims,
  OperationDefinitions,
  OperationRunner,
  OperationStore,
  type OperationDefinition,
} from '../operations';
import { LastKnownStore } from '../store';

type Definition = OperationDefinition<(typeof CHANGE_KINDS)[number]>;

export interface EnvironmentEngineOptions {
  config: JsonObject;
  /** The plugin database, a file of SQLite. */
  file: string;
  /** What becomes of each definition before it is known. */
  adapt?(definition: Definition): Definition;
}

const quiet = () => {};
const logger = {
  error: quiet,
  warn: quiet,
  info: quiet,
  debug: quiet,
} as Partial<LoggerService> as LoggerService;

/** Operations on environments of the provider `database` as a backend carries them out, without that around it. */
export class EnvironmentEngine {
  readonly knex: Knex;
  readonly store: OperationStore;
  readonly runner: OperationRunner;
  #closing: Promise<void> | undefined;
  readonly #definitions = new OperationDefinitions();
  readonly environments: ReturnType<typeof createEnvironments>;

  constructor(options: EnvironmentEngineOptions) {
    const { config, file, adapt = definition => definition } = options;
    this.knex = createKnex({
      client: 'better-sqlite3',
      connection: { filename: file },
      useNullAsDefault: true,
    });
    this.environments = createEnvironments({
      config: readKindlerConfig(new ConfigReader(config)),
      announcer: {
        signal: quiet,
        publish: async () => {},
      } as Partial<Announcer> as Announcer,
      lastKnown: new LastKnownStore({ knex: this.knex, logger }),
      knex: this.knex,
      auditor: {
        createEvent: async () => ({
          success: async () => {},
          fail: async () => {},
        }),
      },
      logger,
      providers: [],
      registrations: [],
      notifications: { send: async () => {} },
    });
    const definitions = this.#definitions;
    for (const kind of CHANGE_KINDS) {
      const { work } = this.environments;
      definitions.add(adapt(changeDefinition(kind, 'database', work)));
    }
    const { knex } = this;
    this.store = new OperationStore({ knex, definitions });
    this.runner = new OperationRunner({
      store: this.store,
      claims: new OperationClaims(knex),
      definitions,
      logger,
      onChange: quiet,
    });
  }

  /** Brings the plugin database up to date and waits for that of Kindler. */
  async open(): Promise<void> {
    await this.knex.migrate.latest({
      directory: resolve(__dirname, '../../migrations'),
    });
    this.environments.start(this.store);
    await waitFor(
      'the Kindler database',
      async () => {
        const { table } = this.environments.work;
        return table.find([]).then(
          () => true,
          () => undefined,
        );
      },
      { deadlineMs: 60_000 },
    );
  }

  async close(): Promise<void> {
    this.#closing ??= this.#close();
    await this.#closing;
  }

  async #close(): Promise<void> {
    await this.runner.stop();
    await this.environments.stop();
    await this.knex.destroy();
  }

  /** What a request for an environment that is to be there, or gone, becomes. */
  requestFor(kind: 'environment-create' | 'environment-delete', name: string) {
    return {
      kind,
      variant: 'database',
      subject: { kind: 'environment' as const, name },
      requester: 'user:default/ann',
      request: {},
      input: {
        name,
        provider: 'database',
        details: {},
        registrations: [],
        change:
          kind === 'environment-create'
            ? { from: 'absent' as const, to: 'running' as const }
            : { from: 'running' as const, to: 'absent' as const },
      },
    };
  }

  stepsOf(kind: 'environment-create' | 'environment-delete'): string[] {
    const { input } = this.requestFor(kind, 'any');
    return this.#definitions
      .find({ kind, variant: 'database' })!
      .plan(input)
      .map(({ id }) => id);
  }

  async ended(id: string) {
    return waitFor(
      `operation ${id} to end`,
      async () => {
        const operation = await this.store.get(id);
        const over = ['succeeded', 'failed', 'cancelled'];
        return over.includes(operation.status) ? operation : undefined;
      },
      { deadlineMs: 120_000 },
    );
  }
}
