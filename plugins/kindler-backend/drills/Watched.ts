import { ConfigReader } from '@backstage/config';
import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { renderPortalConfig, type LabState } from '@kindler/lab';
import type { Knex } from 'knex';
import { parse } from 'yaml';
import { silent } from '../bench/support/silent';
import {
  Acknowledgements,
  AcknowledgementStore,
} from '../src/acknowledgements';
import { readKindlerConfig, type KindlerConfig } from '../src/config';
import { WarmUp } from '../src/events';
import { Observer, type ClusterPast } from '../src/observer';
import { IncidentCounter } from './IncidentCounter';
import { openMemoryDatabase } from './openMemoryDatabase';

/** What is tested: the observer of the plugin over a lab, with the settings that it has by default. */
export class Watched {
  readonly #knex: Knex;
  readonly #observer: Observer;
  readonly #acknowledgements: Acknowledgements;
  #incidents: IncidentCounter | undefined;

  /** @param options - `foreignArchive`: the standalone server is no target of any route */
  static async start(
    state: LabState,
    options: { foreignArchive: boolean },
  ): Promise<Watched> {
    const config = readKindlerConfig(
      new ConfigReader(parse(renderPortalConfig(state))),
    );
    const routes = config.routes.map(route => ({
      ...route,
      targets: route.targets.filter(
        ({ database }) => !options.foreignArchive || database !== 'archive',
      ),
    }));
    return new Watched({ ...config, routes }, await openMemoryDatabase());
  }

  private constructor(config: KindlerConfig, knex: Knex) {
    this.#knex = knex;
    this.#acknowledgements = new Acknowledgements({
      store: new AcknowledgementStore({ knex }),
      logger: silent,
      tell: () => {},
    });
    this.#observer = new Observer({
      ...config,
      settings: config.observer,
      logger: silent,
    });
    const warmUp = new WarmUp<ClusterPast>((database, past) => {
      this.#incidents?.see(database, past);
      this.#acknowledgements.see(database.name, past.lostTimelines);
    });
    this.#observer.subscribe({
      onDatabase: (database, _, past) => warmUp.onDatabase(database, past),
      onLook: (database, past) => warmUp.onLook(database, past),
    });
    this.#acknowledgements.start((name, noted) =>
      this.#observer.setNoted(name, noted),
    );
    this.#observer.start();
  }

  /** What is said of a cluster now. */
  say(database: string): Database {
    return this.#observer.getDatabase(database)!;
  }

  /** Counts incidents until they are asked for. */
  async countIncidents(): Promise<void> {
    this.#incidents = await IncidentCounter.start(this.#observer);
  }

  /** How many incidents a cluster had since the counting began. */
  async incidentsOf(database: string): Promise<number> {
    const counter = this.#incidents!;
    this.#incidents = undefined;
    return counter.finish(database);
  }

  /** Takes note of what stays until somebody does, as a person would who repaired it; gives whether there was any. */
  async acknowledge(name: string): Promise<boolean> {
    const database = this.say(name);
    const codes = database.findings
      .filter(({ acknowledgeable }) => acknowledgeable)
      .map(({ code }) => code);
    for (const finding of new Set(codes)) {
      await this.#acknowledgements.acknowledge(
        database,
        { finding, reason: 'The drill is over' },
        'drill',
      );
    }
    return codes.length > 0;
  }

  async stop(): Promise<void> {
    this.#acknowledgements.stop();
    await this.#observer.stop();
    await this.#knex.destroy();
  }
}
