import {
  asDigits,
  asFields,
  asInteger,
  asText,
  parseJson,
} from '../../model/fields';
import type { KubernetesLock } from '../../model/kubernetes/KubernetesCluster';

const DEFAULT_TTL = 30;
const MOST_SLOTS = 100;

/** Reads the annotations of Patroni's leader object. All values are text. */
export function readLock(
  annotations: Record<string, string | undefined>,
): KubernetesLock {
  const { acquireTime } = annotations;
  return {
    leader: asText(annotations.leader),
    ttl: asInteger(annotations.ttl) ?? DEFAULT_TTL,
    renewTime: asText(annotations.renewTime),
    transitions: asInteger(annotations.transitions),
    acquireTime:
      acquireTime && !Number.isNaN(Date.parse(acquireTime))
        ? acquireTime
        : undefined,
    optime: asDigits(annotations.optime),
    slots: readSlots(annotations.slots),
  };
}

/** Unreadable slots count as unknown. They must not hide the lock. */
function readSlots(
  text: string | undefined,
): Record<string, string> | undefined {
  let slots;
  try {
    slots = text === undefined ? undefined : asFields(parseJson(text));
  } catch {
    return undefined;
  }
  return (
    slots &&
    Object.fromEntries(
      Object.entries(slots)
        .slice(0, MOST_SLOTS)
        .flatMap(([name, lsn]) => {
          const digits = asDigits(lsn);
          return digits === undefined ? [] : [[name, digits]];
        }),
    )
  );
}
