import { ServiceUnavailableError } from '@backstage/errors';
import type {
  EnvironmentAvailability,
  EnvironmentProvider,
} from '@kindler/backstage-plugin-kindler-node';

const KEPT_MS = 10_000;
const TIMEOUT_MS = 20_000;

/** Whether providers can make environments now. An answer is kept for seconds: to ask may start programs. */
export class Availabilities {
  readonly #kept = new WeakMap<
    EnvironmentProvider,
    { until: number; answer: Promise<EnvironmentAvailability> }
  >();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  async of(provider: EnvironmentProvider): Promise<EnvironmentAvailability> {
    const kept = this.#kept.get(provider);
    if (kept && kept.until > this.#now()) {
      return kept.answer;
    }
    const answer = ask(provider);
    this.#kept.set(provider, { until: this.#now() + KEPT_MS, answer });
    return answer;
  }

  /** Rejects where the provider cannot make environments now. */
  async expect(provider: EnvironmentProvider): Promise<void> {
    const answer = await this.of(provider);
    if (!answer.available) {
      throw new ServiceUnavailableError(`${answer.reason}. ${answer.hint}`);
    }
  }
}

async function ask(
  provider: EnvironmentProvider,
): Promise<EnvironmentAvailability> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    return (await provider.availability?.(signal)) ?? { available: true };
  } catch {
    return {
      available: false,
      reason: `Provider '${provider.kind}' does not say whether it can make environments`,
      hint: 'Try again, and look into the log of the backend',
    };
  }
}
