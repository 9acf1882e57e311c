import { classifyError } from '../model/fault';
import type { PostgresClusterView } from '../model/kubernetes/PostgresClusterView';
import type { KubernetesObject } from '../model/kubernetes/KubernetesObject';
import { readPostgresCluster } from '../kubernetes/clusters/readPostgresCluster';
import { answered, failed, type Reading } from '../model/Reading';
import { sourceId } from '../model/SourceId';

/** PGO's reports on the PostgresClusters of one Kubernetes API. */
export class OperatorStates {
  readonly #api: string;
  readonly #readings = new Map<string, Reading<PostgresClusterView>>();
  /** A fault before the first successful read, and when it began. */
  #fault: { error: unknown; since: number; failures: number } | undefined;

  /** `api` names the Kubernetes API in source ids. */
  constructor(api: string) {
    this.#api = api;
  }

  /** Returns a reading by `namespace/name`; undefined if there is no such PostgresCluster or no answer yet. */
  get(key: string): Reading<PostgresClusterView> | undefined {
    const known = this.#readings.get(key);
    if (known || !this.#fault) {
      return known;
    }
    const { error, since, failures } = this.#fault;
    const empty = { source: this.#source(key) };
    return {
      ...failed(empty, classifyError(error, empty.source), since),
      failures,
    };
  }

  setAll(objects: ReadonlyMap<string, KubernetesObject>, now: number): void {
    this.#fault = undefined;
    for (const key of this.#readings.keys()) {
      if (!objects.has(key)) {
        this.#readings.delete(key);
      }
    }
    objects.forEach((object, key) => this.set(key, object, now));
  }

  set(key: string, object: KubernetesObject | undefined, now: number): void {
    const view = object && readPostgresCluster(object);
    if (view) {
      this.#readings.set(
        key,
        answered({ source: this.#source(key) }, view, now),
      );
    } else {
      this.#readings.delete(key);
    }
  }

  fail(error: unknown, now: number): void {
    const { since = now, failures = 0 } = this.#fault ?? {};
    this.#fault = { error, since, failures: failures + 1 };
    this.#readings.forEach((reading, key) => {
      const fault = classifyError(error, reading.source);
      this.#readings.set(key, failed(reading, fault, now));
    });
  }

  #source(key: string): Reading<unknown>['source'] {
    return {
      ...sourceId.kubernetes(this.#api, `postgrescluster/${key}`),
      target: `postgrescluster ${key}`,
    };
  }
}
