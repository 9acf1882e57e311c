import type {
  Witness,
  WitnessKind,
} from '@kindler/backstage-plugin-kindler-common';

/**
 * `fits`: a client is served, by whom is not known, where another witness names somebody. `unknown` where one of the
 * two cannot be compared.
 */
export type WitnessRelation = 'equal' | 'different' | 'fits' | 'unknown';

const COMPARABLE = ['named', 'none'];

function wordOf(witness: Witness): string {
  return [...witness.members].sort().join('\n');
}

/** A client is served by somebody. */
function compareWithServed({ status }: Witness): WitnessRelation {
  if (status === 'named') {
    return 'fits';
  }
  return status === 'none' ? 'different' : 'unknown';
}

/**
 * Whether two witnesses say the same about where writes go.
 */
export function compareWitnesses(a: Witness, b: Witness): WitnessRelation {
  if (a.status === 'served') {
    return compareWithServed(b);
  }
  if (b.status === 'served') {
    return compareWithServed(a);
  }
  if (!COMPARABLE.includes(a.status) || !COMPARABLE.includes(b.status)) {
    return 'unknown';
  }
  return wordOf(a) === wordOf(b) ? 'equal' : 'different';
}

/**
 * Of several witnesses, those that contradict another: whoever does not say what most say, or all where each says
 * something else. A client that is not served contradicts what should be, whatever the others say.
 */
export function findDissenters(witnesses: Witness[]): Set<WitnessKind> {
  const comparable = witnesses.filter(({ status }) =>
    COMPARABLE.includes(status),
  );
  const groups = new Map<string, Witness[]>();
  for (const witness of comparable) {
    const word = wordOf(witness);
    groups.set(word, [...(groups.get(word) ?? []), witness]);
  }
  const most = Math.max(...[...groups.values()].map(({ length }) => length));
  const leading = [...groups.entries()].filter(
    ([, { length }]) => length === most,
  );
  // Of as many who name somebody and who name nobody, the former are believed.
  const named = leading.filter(([word]) => word !== '');
  const believed = leading.length > 1 ? named : leading;
  const reference = believed.length === 1 ? believed[0][0] : undefined;
  return new Set(
    comparable
      .filter(
        witness =>
          wordOf(witness) !== reference ||
          (witness.kind === 'client' && witness.status === 'none'),
      )
      .map(({ kind }) => kind),
  );
}
