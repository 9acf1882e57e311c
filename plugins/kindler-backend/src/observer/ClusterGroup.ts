import type { DatabaseConfig } from '../config';
import { ClusterEvaluator } from './ClusterEvaluator';
import type { ClusterEvaluatorOptions } from './ClusterEvaluatorOptions';
import { DatabaseObserver } from './DatabaseObserver';

export interface ClusterGroupOptions
  extends Omit<ClusterEvaluatorOptions, 'database'> {
  /** Called with each cluster that is evaluated from now on. */
  onOpen: (cluster: ClusterEvaluator) => void;
}

/**
 * All database clusters: each is evaluated here, and asked by an observer of its own. The two meet in the store of
 * observations only, so that a cluster may be asked elsewhere.
 */
export class ClusterGroup {
  readonly evaluators = new Map<string, ClusterEvaluator>();
  readonly observers = new Map<string, DatabaseObserver>();
  readonly #options: ClusterGroupOptions;

  constructor(options: ClusterGroupOptions) {
    this.#options = options;
  }

  has(name: string): boolean {
    return this.evaluators.has(name);
  }

  get(name: string): ClusterEvaluator | undefined {
    return this.evaluators.get(name);
  }

  /** Asks nobody before it is started. */
  open(database: DatabaseConfig): ClusterEvaluator {
    const { onOpen, ...options } = this.#options;
    const { settings, store } = options;
    const evaluator = new ClusterEvaluator({ ...options, database });
    this.evaluators.set(database.name, evaluator);
    this.observers.set(
      database.name,
      new DatabaseObserver({ database, settings, store, evaluator }),
    );
    onOpen(evaluator);
    return evaluator;
  }

  start(name: string): void {
    this.observers.get(name)?.start();
  }

  /** A cluster is gone for good. */
  close(name: string): void {
    this.evaluators.get(name)?.stop();
    void this.observers.get(name)?.stop();
    this.evaluators.delete(name);
    this.observers.delete(name);
  }
}
