import type {
  Operation,
  OperationStatus,
} from '@kindler/backstage-plugin-kindler-common';
import type { Look } from './Waiter';

const ENDED: OperationStatus[] = ['succeeded', 'failed', 'cancelled'];

/**
 * Whether nothing works on the operation any more.
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

  static create() {
    return new OperationNews();
  }

  private constructor() {}

  look(operation: Operation): Look {
    const news: string[] = [];
    operation.steps.forEach((step, index) => {
      const key = `${index} ${step.name}`;
      const known = this.#steps.get(key) ?? 'pending';
      if (step.status !== known) {
        const message = step.message ? `: ${step.message}` : '';
        news.push(`Step "${step.name}" ${step.status}${message}`);
      }
      this.#steps.set(key, step.status);
    });
    if (operation.status !== this.#status) {
      news.push(`Operation ${operation.id} ${operation.status}`);
      this.#status = operation.status;
    }
    const current = operation.steps.find(
      step => step.status === 'running' || step.status === 'undoing',
    );
    const where = current ? `, step "${current.name}"` : '';
    return {
      done: hasEnded(operation),
      news,
      status: `${operation.status}${where}`,
    };
  }
}
