import type { OperationStep } from '../types';

/** An outside world whose things steps create and remove. */
export class World {
  readonly things = new Set<string>();
  readonly done: string[] = [];

  step(name: string, failure?: () => Error | undefined): OperationStep {
    return {
      id: name,
      name,
      check: async () => this.things.has(name),
      do: async () => {
        this.done.push(name);
        const error = failure?.();
        if (error) {
          throw error;
        }
        this.things.add(name);
      },
      verify: async () => {
        if (!this.things.has(name)) {
          throw new Error(`${name} is not there`);
        }
        return `${name} is there`;
      },
      undo: async () => {
        this.things.delete(name);
      },
    };
  }
}
