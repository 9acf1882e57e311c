import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import createKnex from 'knex';
import type { Announcer } from '../../Announcer';
import { readKindlerConfig } from '../../config';
import { createObservation } from '../../createObservation';
import type { KindlerMetrics } from '../../metrics';
import { LastKnownStore } from '../../store';

export interface Orders {
  /** How to reach the plugin database. */
  connection: { host: string; port: number; database: string };
  kindler: JsonObject;
}

/** What a reader is told about a cluster. */
export interface Shown {
  name: string;
  verdict: string;
  leader?: string;
  /** Whether this backend asks its sources. */
  isAsked: boolean;
  /** Age of the oldest witness that says anything, in milliseconds. */
  ageMs: number;
}

export type Message =
  | { kind: 'ready' }
  | { kind: 'notified'; scope?: string; severity?: string }
  | { kind: 'shown'; shown: Shown[] };

const say = (message: Message) => process.send!(message);

const logger = {
  info() {},
  debug() {},
  warn: (text: string) => process.stderr.write(`${text}\n`),
  error: (text: string) => process.stderr.write(`${text}\n`),
  child: () => logger,
};

/** Observes, records and notifies as a backend does; answers each further message with what it shows. */
async function run({ connection, kindler }: Orders) {
  const config = readKindlerConfig(new ConfigReader({ kindler }));
  const knex = createKnex({ client: 'pg', connection });
  const observation = createObservation({
    config,
    knex,
    logger,
    lastKnown: new LastKnownStore({ knex, logger }),
    announcer: { signal() {}, async publish() {} } as unknown as Announcer,
    metrics: { observer: { countRefused() {} } } as unknown as KindlerMetrics,
    notifications: {
      async send({ payload: { scope, severity } }) {
        say({ kind: 'notified', scope, severity });
      },
    },
  });
  await observation.start(async () => []);
  const { observer, replicas } = observation;
  process.on('message', () => {
    const shown = observer.listDatabases().map(({ name }): Shown => {
      const { verdict, leader, witnesses } = observer.getDatabase(name)!;
      const ages = Object.values(witnesses)
        .filter(({ status }) => status === 'named' || status === 'served')
        .map(({ observedAt = 0 }) => Date.now() - Number(new Date(observedAt)));
      const isAsked = replicas.asks(`database ${name}`);
      return { name, verdict, leader, isAsked, ageMs: Math.max(...ages) };
    });
    say({ kind: 'shown', shown });
  });
  say({ kind: 'ready' });
}

process.once('message', (orders: Orders) => void run(orders));
process.once('disconnect', () => process.exit());
