import { ServiceUnavailableError } from '@backstage/errors';
import type { EnvironmentAvailability } from '@kindler/backstage-plugin-kindler-node';

const KEPT_MS = 10_000;
const TIMEOUT_MS = 20_000;

/** A provider or a registration. */
export interface Part {
  readonly kind: string;
  availability?(signal: AbortSignal): Promise<EnvironmentAvailability>;
}

/** Whether environments can be made or registered now. An answer is kept for seconds: to ask may start programs. */
export class Availabilities {
  readonly #kept = new WeakMap<
    Part,
    { until: number; answer: Promise<EnvironmentAvailability> }
  >();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  async of(part: Part): Promise<EnvironmentAvailability> {
    const kept = this.#kept.get(part);
    if (kept && kept.until > this.#now()) {
      return kept.answer;
    }
    const answer = ask(part);
    this.#kept.set(part, { until: this.#now() + KEPT_MS, answer });
    return answer;
  }

  /** Rejects where it cannot be done now. */
  async expect(part: Part): Promise<void> {
    const answer = await this.of(part);
    if (!answer.available) {
      throw new ServiceUnavailableError(`${answer.reason}. ${answer.hint}`);
    }
  }
}

async function ask(part: Part): Promise<EnvironmentAvailability> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    return (await part.availability?.(signal)) ?? { available: true };
  } catch {
    return {
      available: false,
      reason: `'${part.kind}' does not say whether environments can be made with it`,
      hint: 'Try again, and look into the log of the backend',
    };
  }
}
