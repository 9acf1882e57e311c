import { isActive, type OperationStore } from '../../operations';
import type { EnvironmentTable } from '../EnvironmentTable';

const EVERY_MS = 15_000;

export interface LostChangesOptions {
  table: Pick<EnvironmentTable, 'listWorkedOn' | 'setFailed'>;
  operations: Pick<OperationStore, 'find'>;
  /** Told of an environment that nothing works on any more. */
  onChange(name: string): Promise<void>;
}

/**
 * Frees environments whose operation is over or gone without a word in their record: nobody could carry it out, or the
 * Kindler database was away when it failed.
 */
export class LostChanges {
  readonly #options: LostChangesOptions;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: LostChangesOptions) {
    this.#options = options;
  }

  start(): void {
    // While a database is away nothing is freed; whoever watches it has said so.
    const free = () => this.free().catch(() => {});
    this.#timer = setInterval(free, EVERY_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async free(): Promise<void> {
    const { table, operations, onChange } = this.#options;
    const rows = await table.listWorkedOn();
    if (rows.length === 0) {
      return;
    }
    // After the rows: an operation is in the journal before its row says so.
    const found = await operations.find(rows.map(row => row.operationId));
    for (const row of rows) {
      const operation = found.get(row.operationId);
      if (operation && isActive(operation.status)) {
        continue;
      }
      const end = operation
        ? `ended as ${operation.status} without a word here`
        : 'is not in the journal any more';
      const why = operation?.error ? `: ${operation.error}` : '';
      const error = `Operation '${row.operationId}' ${end}${why}`;
      if (await table.setFailed(row, error)) {
        await onChange(row.name);
      }
    }
  }
}
