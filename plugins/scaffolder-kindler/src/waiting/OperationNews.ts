import type {
  Operation,
  OperationStatus,
} from '@kindler/backstage-plugin-kindler-common';
import type { Look } from './Waiter';

const ENDED: OperationStatus[] = ['succeeded', 'failed', 'cancelled'];

/**
 * Whether the operation has ended.
 */
export function hasEnded(operation: Operation): boolean {
  return ENDED.includes(operation.status);
}

/**
 * Turns successive states of one operation into log lines: one for each step that changed.
 */
export class OperationNews {
  readonly #steps = new Map<string, string>();
  #status: OperationStatus = 'pending';

  look(operation: Operation): Look {
    const steps = this.#stepNews(operation);
    const status = this.#statusNews(operation);
    const done = hasEnded(operation);
    const news = done ? [...steps, ...status] : [...status, ...steps];
    const current = operation.steps.find(
      step => step.status === 'running' || step.status === 'undoing',
    );
    const where = current ? `, step "${current.name}"` : '';
    return {
      done,
      news,
      status: `${operation.status}${where}`,
    };
  }

  #stepNews({ steps }: Operation): string[] {
    return steps.flatMap((step, index) => {
      const key = `${index} ${step.name}`;
      const isNew = step.status !== (this.#steps.get(key) ?? 'pending');
      this.#steps.set(key, step.status);
      const message = step.message ? `: ${step.message}` : '';
      return isNew ? [`Step "${step.name}" ${step.status}${message}`] : [];
    });
  }

  #statusNews({ id, status }: Operation): string[] {
    const isNew = status !== this.#status;
    this.#status = status;
    return isNew ? [`Operation ${id} ${status}`] : [];
  }
}
