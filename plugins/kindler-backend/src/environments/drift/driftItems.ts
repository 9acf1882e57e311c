import {
  word,
  wordingOf,
  type DriftItem,
  type DriftSource,
  type Environment,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import { saying, stateWord } from './saying';
import { CATALOG, ofCatalog } from './catalogItems';
import type { ListedSet } from './types';

/** What was seen longer ago is not known. */
const OLD_MS = 300_000;

type Place = Pick<DriftItem, 'source' | 'desired' | 'observed' | 'observedAt'>;

/** What differs of one environment that is recorded, from what was listed now and seen last. */
export function driftItems(
  environment: Environment,
  sets: ReadonlyMap<string, ListedSet>,
  now: number,
): DriftItem[] {
  const { name, desired, provider, registrations, operationId } = environment;
  if (operationId) {
    const source = `provider:${provider}`;
    return [unknown(name, source, word('drift-busy', {}))];
  }
  const own = sets.get(`provider:${provider}`);
  if (!own) {
    const source = `provider:${provider}`;
    const why = word('drift-no-provider', { kind: provider });
    return [unknown(name, source, why)];
  }
  if (desired === 'absent') {
    return [
      differs(environment, 'different', { source: own.source.id, desired }),
    ];
  }
  return [
    ...(own.source.fault ? [] : ofProvider(environment, own, now)),
    ...registrations.flatMap(registration => {
      const set = sets.get(`registration:${registration.kind}`);
      return set?.source.fault
        ? []
        : ofRegistration(environment, registration, set);
    }),
    ...ofCatalog(environment, sets.get(CATALOG), now),
  ];
}

/** What is there and not recorded: people decide whether it is somebody's. */
export function extraItem(name: string, source: DriftSource): DriftItem {
  return {
    subject: name,
    kind: 'extra',
    source: source.id,
    observed: 'present',
    observedAt: source.observedAt,
    remedy: 'none',
    ...saying(word('drift-extra', { name }), word('remedy-by-hand', {})),
  };
}

function ofProvider(
  environment: Environment,
  { source, names }: ListedSet,
  now: number,
): DriftItem[] {
  const { name, desired, observed } = environment;
  const at = Date.parse(observed?.observedAt ?? '');
  const place = { source: source.id, desired, observed: observed?.state };
  if (names && !names.has(name)) {
    const { observedAt } = source;
    const gone = { ...place, observed: 'absent' as const, observedAt };
    return [differs(environment, 'missing', gone)];
  }
  if (!observed || observed.state === 'unknown' || observed.fault) {
    const why = observed?.fault ?? word('drift-never-seen', {});
    return [unknown(name, source.id, why, observed?.observedAt)];
  }
  if (!(now - at < OLD_MS)) {
    const why = word('drift-long-ago', {});
    return [unknown(name, source.id, why, observed.observedAt)];
  }
  const kind = observed.state === 'absent' ? 'missing' : 'different';
  const isOtherwise = environment.drift.some(
    ({ subject, observed: seen }) =>
      subject === 'environment' && seen === desired,
  );
  return observed.state === desired && !isOtherwise
    ? []
    : [differs(environment, kind, place, detailOf(observed))];
}

function ofRegistration(
  environment: Environment,
  registration: Environment['registrations'][number],
  set: ListedSet | undefined,
): DriftItem[] {
  const { name } = environment;
  const { kind, observed } = registration;
  const detail = detailOf(registration);
  const source = `registration:${kind}`;
  if (!set) {
    return [unknown(name, source, word('drift-no-registration', { kind }))];
  }
  const isListed = set.names?.has(name);
  const seen = isListed === false ? 'absent' : observed;
  const { observedAt } =
    isListed === false ? set.source : environment.observed ?? {};
  if (seen === 'unknown') {
    const why = detail ?? word('drift-never-seen', {});
    return [unknown(name, source, why, observedAt)];
  }
  const place = { source, desired: 'present', observed: seen, observedAt };
  return seen === 'present'
    ? []
    : [
        differs(
          environment,
          seen === 'absent' ? 'missing' : 'different',
          place,
          detail,
        ),
      ];
}

function differs(
  { name, desired, observed }: Environment,
  kind: 'missing' | 'different',
  place: Place,
  detail?: string | Wording,
): DriftItem {
  const isGoing = desired === 'absent';
  const states = {
    name,
    desired: stateWord(place.desired),
    observed: stateWord(place.observed),
  };
  return {
    subject: name,
    kind,
    observedAt: observed?.observedAt,
    ...place,
    environment: true,
    remedy: isGoing ? 'delete' : 'reconcile',
    ...(isGoing
      ? saying(word('drift-going', { name }), word('remedy-delete', {}))
      : saying(
          detail
            ? word(
                place.desired === place.observed
                  ? 'drift-outdated'
                  : 'drift-differs-because',
                {
                  ...states,
                  detail: wordingOf(detail),
                },
              )
            : word('drift-differs', states),
          word('remedy-reconcile', { desired: states.desired }),
        )),
  };
}

function unknown(
  name: string,
  source: string,
  why: string | Wording,
  observedAt?: string,
): DriftItem {
  return {
    subject: name,
    kind: 'unknown',
    source,
    observed: 'unknown',
    observedAt,
    environment: true,
    remedy: 'none',
    ...saying(
      word('drift-unknown', { name, why: wordingOf(why) }),
      word('remedy-wait', {}),
    ),
  };
}

function detailOf({
  message,
  messageWording,
}: {
  message?: string;
  messageWording?: Wording;
}): string | Wording | undefined {
  return messageWording ?? message;
}
