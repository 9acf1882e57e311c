import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '@kindler/backstage-plugin-kindler-common';
import type { Sample } from './judge/Sample';
import { agrees, type TruthReader } from './truth/Truth';

const EVERY_MS = 200;

/** Looks at the lab and at what is said of it, side by side, until it is stopped. */
export class Watch {
  readonly samples: Sample[] = [];
  #stopped = false;
  #running: Promise<void>;

  static start(truth: TruthReader, say: () => Database) {
    return new Watch(truth, say);
  }

  private constructor(truth: TruthReader, say: () => Database) {
    this.#running = this.#run(truth, say);
  }

  /** Whether all that was seen and said since a moment was well, and there is something from before it. */
  wasWell(since: number): boolean {
    const recent = this.samples.filter(({ at }) => at >= since);
    return (
      recent.length > 0 &&
      recent.length < this.samples.length &&
      recent.every(({ agree, verdict }) => agree && verdict === 'ok')
    );
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #run(truth: TruthReader, say: () => Database): Promise<void> {
    while (!this.#stopped) {
      const seen = await truth.read();
      const { verdict, findings, witnesses } = say();
      this.samples.push({
        at: Date.now(),
        agree: agrees(seen),
        verdict,
        codes: findings.map(({ code }) => code),
        detail: `${describe([
          [seen.lock ?? 'nobody'],
          seen.writers,
          seen.routed,
        ])}, told ${describe(
          Object.values(witnesses).map(({ status, members }) =>
            members.length > 0 ? members : [status],
          ),
        )}`,
      });
      await delay(EVERY_MS);
    }
  }
}

/** The witnesses in their order. */
function describe(names: string[][]): string {
  return names.map(each => each.join('+') || 'nobody').join(' / ');
}
