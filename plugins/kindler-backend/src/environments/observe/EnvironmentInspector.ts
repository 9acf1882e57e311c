import { toError } from '@backstage/errors';
import {
  withDeadline,
  wordingOf,
} from '@kindler/backstage-plugin-kindler-common';
import type { ProviderContext } from '@kindler/backstage-plugin-kindler-node';
import {
  toProvided,
  type EnvironmentParts,
  type KnownEnvironment,
  type Registration,
} from '../../providers';
import { said } from '../said';
import type { Sighting } from './Sighting';

const LOOK_MS = 20_000;

type Inspected = KnownEnvironment & { registrations?: Registration[] };

/** Looks at what is outside the Kindler database of an environment, and changes nothing. */
export class EnvironmentInspector {
  readonly #parts: EnvironmentParts;

  constructor(parts: EnvironmentParts) {
    this.#parts = parts;
  }

  /** Rejects where its provider cannot tell. A registration that cannot is unknown. */
  async look(environment: Inspected, signal?: AbortSignal): Promise<Sighting> {
    const { providers, registrations } = this.#parts;
    const provider = providers.require(environment.provider);
    const ask = <T>(work: (context: ProviderContext) => Promise<T>) =>
      withDeadline(own => work({ signal: own, log: async () => {} }), {
        ms: LOOK_MS,
        signal,
      });
    const [seen, ...places] = await Promise.all([
      ask(context => provider.observe(toProvided(environment), context)),
      ...(environment.registrations ?? []).map(async item => {
        const { kind } = item;
        try {
          const place = this.#parts.toRegistered(environment, item);
          const { state, message } = await ask(context =>
            registrations.require(kind).observe(place, context),
          );
          return { kind, state, ...(message && said('message', message)) };
        } catch (error) {
          const why = said('message', wordingOf(toError(error)));
          return { kind, state: 'unknown' as const, ...why };
        }
      }),
    ]);
    return {
      state: seen.state,
      ...(seen.message && said('message', seen.message)),
      ...(seen.differs && { ...said('message', seen.differs), differs: true }),
      source: `provider:${provider.kind}`,
      registrations: places,
    };
  }

  /** What is still there of an environment that should be gone, in words. */
  async findLeft(environment: Inspected): Promise<string | undefined> {
    const { state, registrations } = await this.look(environment);
    const left = registrations.filter(each => each.state !== 'absent');
    return state === 'absent' && left.length === 0
      ? undefined
      : `Of '${environment.name}' something is left: ${[
          ...(state === 'absent' ? [] : [`the environment is ${state}`]),
          ...left.map(each => `'${each.kind}' is ${each.state}`),
        ].join(', ')}`;
  }
}
