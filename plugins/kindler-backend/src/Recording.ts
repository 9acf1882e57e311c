import type { Acknowledgements } from './acknowledgements';
import type { EventRecorder } from './events';
import { WarmUp } from './events';
import type { IncidentRecorder } from './incidents';
import type { ClusterPast, ObserverListener } from './observer';
import type { Replicas } from './replicas';

export interface RecordingOptions {
  replicas: Pick<Replicas, 'id' | 'records' | 'permit'>;
  recorder: EventRecorder;
  incidents: IncidentRecorder;
  acknowledgements: Acknowledgements;
}

/**
 * Hands what is seen of clusters to those who write it down. One backend of several writes about a cluster. The others
 * only follow its incidents, so that they can go on where a dead one stopped.
 */
export class Recording {
  readonly #options: RecordingOptions;
  readonly #warmUp: WarmUp<ClusterPast>;
  #mine = new Set<string>();
  #id: string | undefined;

  constructor(options: RecordingOptions) {
    this.#options = options;
    const { replicas, recorder, incidents, acknowledgements } = options;
    this.#warmUp = new WarmUp((database, past) => {
      const { name } = database;
      incidents.see(database, past);
      if (replicas.records(`database ${name}`)) {
        recorder.see(database, past, replicas.permit(`database ${name}`));
        acknowledgements.see(name, past.lostTimelines);
      }
    });
  }

  get listener(): ObserverListener {
    return {
      onDatabase: (database, _, past) =>
        this.#warmUp.onDatabase(database, past),
      onLook: (database, past) => this.#warmUp.onLook(database, past),
    };
  }

  /** Looks up again about which clusters this backend writes, after other backends came or went. */
  reassign(databases: ReadonlyArray<{ name: string }>): void {
    const { replicas, recorder, incidents } = this.#options;
    const before = this.#mine;
    const mine = databases
      .map(({ name }) => name)
      .filter(name => replicas.records(`database ${name}`));
    this.#mine = new Set(mine);
    const isFirst = this.#id === undefined;
    const isSame = this.#id === replicas.id;
    this.#id = replicas.id;
    if (isFirst) {
      return;
    }
    // Under another id, this backend was taken for dead, and others wrote about its clusters.
    const gained = mine.filter(name => !isSame || !before.has(name));
    for (const name of gained) {
      recorder.forget(name);
      this.#warmUp.takeOver(name);
    }
    const lost = [...before].filter(name => !this.#mine.has(name));
    if (lost.length > 0) {
      incidents.release(lost);
    }
  }

  /** Forgets a cluster that is gone for good. */
  forget(name: string): void {
    this.#warmUp.forget(name);
    this.#options.recorder.forget(name);
  }
}
