import {
  word,
  type DriftItem,
  type DriftSource,
  type Environment,
} from '@kindler/backstage-plugin-kindler-common';
import { CATALOG, isDueInCatalog, type CatalogExtras } from './catalogItems';
import { driftItems, extraItem } from './driftItems';
import { faultOf, saying } from './saying';
import type { ListedSet, SeenDrift, SeenItem } from './types';

/**
 * The differences between records and what is there. Of a source that failed, or that is empty where another one holds
 * something, nothing is concluded: to be away is not to be gone.
 */
export function compareSets(
  records: { items: Environment[]; source: DriftSource },
  listed: ListedSet[],
  now: number,
  catalogExtras?: CatalogExtras,
): Omit<SeenDrift, 'observedAt'> {
  const { items } = records;
  const metadata = emptyAgainst(
    records.source,
    items.length,
    Math.max(0, ...listed.map(({ names }) => names?.size ?? 0)),
    'drift-records-empty',
  );
  const sets = listed.map(({ source, names }) => ({
    names,
    source: emptyAgainst(
      source,
      names?.size,
      items.filter(each => isHeldBy(each, source.id, now)).length,
      'drift-source-empty',
    ),
  }));
  const byId = new Map(sets.map(set => [set.source.id, set]));
  const recorded = new Set(items.map(({ name }) => name));
  const extras = metadata.fault
    ? []
    : sets.flatMap(({ source, names }): SeenItem[] => {
        const unrecorded = source.fault
          ? []
          : [...(names ?? [])].filter(name => !recorded.has(name));
        const found =
          source.id === CATALOG && catalogExtras
            ? catalogExtras.items(unrecorded, source, now)
            : unrecorded.map(name => extraItem(name, source));
        const provider = source.id.replace(/^.*:/, '');
        return found.map(item => ({
          item,
          resource: { name: item.subject, provider },
        }));
      });
  return {
    sources: [metadata, ...sets.map(({ source }) => source)],
    items: [
      ...items.flatMap(environment =>
        (metadata.fault
          ? [unknownItem(environment, metadata)]
          : driftItems(environment, byId, now)
        ).map(item => ({ item, resource: environment })),
      ),
      ...extras,
    ],
  };
}

/** Whether an environment should be found in a set, as far as its record says. */
function isHeldBy(environment: Environment, id: string, now: number): boolean {
  if (id === CATALOG) {
    return isDueInCatalog(environment, now);
  }
  const { desired, state, provider, registrations } = environment;
  return (
    desired !== 'absent' &&
    state !== 'creating' &&
    (id === `provider:${provider}` ||
      registrations.some(({ kind }) => id === `registration:${kind}`))
  );
}

function emptyAgainst(
  source: DriftSource,
  count: number | undefined,
  expected: number,
  why: 'drift-records-empty' | 'drift-source-empty',
): DriftSource {
  return source.fault || count !== 0 || expected === 0
    ? source
    : {
        ...source,
        // How many is not for everybody.
        fault: faultOf(word(why, {}), word('drift-hint-right-one', {})),
      };
}

function unknownItem({ name }: Environment, source: DriftSource): DriftItem {
  return {
    subject: name,
    kind: 'unknown',
    source: source.id,
    environment: true,
    remedy: 'none',
    ...saying(
      word('drift-unrecorded', {
        why: source.fault?.messageWording ?? source.fault?.message ?? '',
      }),
      word('remedy-records', {}),
    ),
  };
}
