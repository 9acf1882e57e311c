import { ServiceUnavailableError } from '@backstage/errors';
import {
  word,
  wordedError,
  wordingOf,
  type ProviderAvailability,
} from '@kindler/backstage-plugin-kindler-common';
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
    { until: number; answer: Promise<ProviderAvailability> }
  >();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  async of(part: Part): Promise<ProviderAvailability> {
    const kept = this.#kept.get(part);
    if (kept && kept.until > this.#now()) {
      return kept.answer;
    }
    const answer = ask(part).then(toAnswer);
    this.#kept.set(part, { until: this.#now() + KEPT_MS, answer });
    return answer;
  }

  /** Rejects where it cannot be done now. */
  async expect(part: Part): Promise<void> {
    const answer = await this.of(part);
    if (!answer.available) {
      throw wordedError(
        ServiceUnavailableError,
        word('fault-and-hint', {
          message: answer.reasonWording!,
          hint: answer.hintWording!,
        }),
      );
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
      reason: word('unable-untold', { kind: part.kind }),
      hint: word('unable-untold-next', {}),
    };
  }
}

function toAnswer(answer: EnvironmentAvailability): ProviderAvailability {
  if (answer.available) {
    return answer;
  }
  const [reason, hint] = [answer.reason, answer.hint].map(wordingOf);
  return {
    available: false,
    reason: reason.text,
    hint: hint.text,
    reasonWording: reason,
    hintWording: hint,
  };
}
