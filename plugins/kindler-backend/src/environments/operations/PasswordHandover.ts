import { randomUUID } from 'node:crypto';

type Outcome = { password?: string; error?: unknown };

/** Takes a password from the operation that sets it to the request that asked for it, in this process and nowhere else. */
export class PasswordHandover {
  readonly #awaited = new Map<string, Outcome>();

  /** Runs work that carries an operation out under this name, and answers the password that it set. */
  async receive(work: (delivery: string) => Promise<unknown>): Promise<string> {
    const delivery = randomUUID();
    const outcome: Outcome = {};
    this.#awaited.set(delivery, outcome);
    try {
      await work(delivery);
    } finally {
      this.#awaited.delete(delivery);
    }
    if (outcome.password === undefined) {
      throw outcome.error ?? new Error('No password was set');
    }
    return outcome.password;
  }

  async handOver(
    delivery: string,
    issue: () => Promise<string>,
  ): Promise<void> {
    const outcome = this.#awaited.get(delivery);
    if (!outcome) {
      throw new Error(
        'Whoever asked for the password does not wait any more; ask for it again',
      );
    }
    try {
      outcome.password = await issue();
    } catch (error) {
      outcome.error = error;
      throw error;
    }
  }
}
