import { mockServices } from '@backstage/backend-test-utils';
import type {
  Incident,
  Operation,
} from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';
import { PluginDatabases } from '../../__testUtils__/PluginDatabases';
import { sceneOf, type Scene } from './sceneOf';
import { createIncidents } from '../createIncidents';

export const WELL: Scene = { client: 'served', servedBy: 'a' };

export const OUT: Scene = {
  verdict: 'critical',
  findings: ['critical clients-closed'],
  haproxy: [],
  client: 'closed',
};

export const BEGIN = Date.parse('2026-11-22T09:00:00Z');

/** One backend with its own view of a cluster. */
export class Backend {
  readonly #incidents;
  readonly shown: string[] = [];
  operations: Operation[] = [];
  scene: Scene = WELL;
  /** Start of the current scene. */
  since = BEGIN;
  isDead = false;
  #now = BEGIN;

  constructor(knex: Knex) {
    this.#incidents = createIncidents({
      knex,
      retention: { days: 90, maxPerKind: 100 },
      routes: [],
      logger: mockServices.logger.mock(),
      onShown: databases => this.shown.push(...databases),
      onWritten: () => {},
    });
    this.recorder.look({
      observe: () => sceneOf(this.scene, this.#now, this.since),
      listOperations: async () => this.operations,
    });
  }

  get recorder() {
    return this.#incidents.recorder;
  }

  get store() {
    return this.#incidents.store;
  }

  async at(now: number): Promise<void> {
    this.seeOnly(now);
    this.recorder.tick(now);
    await this.recorder.settle();
  }

  seeOnly(now: number): void {
    this.#now = now;
    const { database, past } = sceneOf(this.scene, now, this.since);
    this.recorder.see(database, past, now);
  }
}

/** Backends that see scenes and share one plugin database. Call it in a `describe`. */
export function useBackends(
  engine: Parameters<typeof PluginDatabases.create>[0],
) {
  let databases: PluginDatabases;

  let knex: Knex;

  let backends: Backend[];

  let now: number;

  beforeAll(async () => {
    databases = await PluginDatabases.create(engine);
  });

  afterAll(() => databases?.close());

  beforeEach(async () => {
    const pools = await databases.open();
    [knex] = pools;
    now = BEGIN;
    backends = pools.map(pool => new Backend(pool));
    await pass(15);
  });

  /** Lets seconds pass for all living backends. */
  async function pass(seconds: number, ...scenes: Array<Scene | undefined>) {
    scenes.forEach((scene, index) => {
      if (scene) {
        backends[index].scene = scene;
        backends[index].since = now;
      }
    });
    for (let passed = 0; passed < seconds; passed += 1) {
      await age(1);
      const second = now;
      await Promise.all(
        backends.filter(({ isDead }) => !isDead).map(each => each.at(second)),
      );
      now += 1000;
    }
  }

  /** Lets time pass in the plugin database. */
  async function age(seconds: number) {
    await knex('incidents').update({
      seen_at: knex.raw('seen_at - ?', [seconds * 1000]),
      doubted_at: knex.raw('doubted_at - ?', [seconds * 1000]),
    });
  }

  async function incidents(): Promise<Incident[]> {
    const { items } = await backends[0].store.list({}, now);
    return Promise.all(
      items.map(({ database, id }) => backends[0].store.get(database, id, now)),
    );
  }

  const at = (seconds: number) =>
    new Date(BEGIN + seconds * 1000).toISOString();

  const spans = ({ lanes }: Incident, kind: string) =>
    lanes
      .find(lane => lane.kind === kind)!
      .spans.map(
        ({ from, to, values }) =>
          `${from.slice(14, 19)}-${to?.slice(14, 19) ?? ''} ${values}`,
      );

  return {
    get databases() {
      return databases;
    },
    get knex() {
      return knex;
    },
    set knex(value) {
      knex = value;
    },
    get backends() {
      return backends;
    },
    set backends(value) {
      backends = value;
    },
    get now() {
      return now;
    },
    set now(value) {
      now = value;
    },
    pass,
    age,
    incidents,
    at,
    spans,
  };
}
