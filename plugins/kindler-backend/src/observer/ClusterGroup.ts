import { NotFoundError } from '@backstage/errors';
import type { DatabaseConfig } from '../config';
import { ClusterEvaluator } from './ClusterEvaluator';
import type { ClusterEvaluatorOptions } from './ClusterEvaluatorOptions';
import { DatabaseObserver } from './DatabaseObserver';

export interface ClusterGroupOptions
  extends Omit<ClusterEvaluatorOptions, 'database'> {
  /** Called with each cluster whose evaluation starts. */
  onOpen: (cluster: ClusterEvaluator) => void;
  /** Whether this backend asks the sources of a cluster. */
  asks: (name: string) => boolean;
}

/**
 * All database clusters. Each is evaluated here and asked by its own observer. The two only meet in the store of
 * observations, so that another process could ask the cluster.
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

  require(name: string): ClusterEvaluator {
    const cluster = this.get(name);
    if (!cluster) {
      throw new NotFoundError(`There is no database cluster '${name}'`);
    }
    return cluster;
  }

  /** Opens a cluster. Nothing is asked until it is started. */
  open(database: DatabaseConfig): ClusterEvaluator {
    const { onOpen, asks, ...options } = this.#options;
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

  /** Starts asking, if this backend is to ask. */
  start(name: string): void {
    if (this.#options.asks(name)) {
      this.observers.get(name)?.start();
    }
  }

  /** Closes a cluster that is gone for good. */
  close(name: string): void {
    this.evaluators.get(name)?.stop();
    void this.observers.get(name)?.stop();
    this.evaluators.delete(name);
    this.observers.delete(name);
  }
}
