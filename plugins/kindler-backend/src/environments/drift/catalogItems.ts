import {
  word,
  type DriftItem,
  type DriftSource,
  type Environment,
} from '@kindler/backstage-plugin-kindler-common';
import { saying } from './saying';
import type { ListedSet } from './types';

export const CATALOG = 'catalog';

/** The catalog module compares every minute unless told otherwise, and the catalog takes its time to process what it wrote. */
const LAG_MS = 300_000;

/** Whether the catalog has had the time to show an environment as it is recorded. */
export function isDueInCatalog(
  { createdAt, updatedAt, state, desired }: Environment,
  now: number,
): boolean {
  const changed = Math.max(Date.parse(createdAt), Date.parse(updatedAt));
  return desired !== 'absent' && state !== 'creating' && now - changed > LAG_MS;
}

/** What the catalog lacks of an environment that is recorded. */
export function ofCatalog(
  environment: Environment,
  set: ListedSet | undefined,
  now: number,
): DriftItem[] {
  const { name } = environment;
  if (!set?.names || set.source.fault || set.names.has(name)) {
    return [];
  }
  return isDueInCatalog(environment, now)
    ? [
        {
          subject: name,
          kind: 'missing',
          source: CATALOG,
          desired: 'present',
          observed: 'absent',
          observedAt: set.source.observedAt,
          environment: true,
          remedy: 'none',
          ...saying(
            word('drift-not-in-catalog', { name }),
            word('remedy-catalog-writes', {}),
          ),
        },
      ]
    : [];
}

/** Takes a record that was removed a moment ago for no difference, and for no agreement either. */
export class CatalogExtras {
  readonly #since = new Map<string, number>();

  /** @param names - what the catalog shows and nobody recorded, all of them */
  items(names: string[], source: DriftSource, now: number): DriftItem[] {
    const extra = new Set(names);
    for (const name of this.#since.keys()) {
      if (!extra.has(name)) {
        this.#since.delete(name);
      }
    }
    return names.map(name => {
      const since = this.#since.get(name) ?? now;
      this.#since.set(name, since);
      const isLate = now - since > LAG_MS;
      return {
        subject: name,
        kind: isLate ? 'extra' : 'unknown',
        source: source.id,
        observed: 'present',
        observedAt: source.observedAt,
        remedy: 'none',
        ...saying(
          word(isLate ? 'drift-extra-in-catalog' : 'drift-late-in-catalog', {
            name,
          }),
          word('remedy-catalog-removes', {}),
        ),
      };
    });
  }
}
