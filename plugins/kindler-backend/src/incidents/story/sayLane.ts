import {
  word,
  type ClientOutcome,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { LaneStatement } from './IncidentObservation';

type Refusing = Exclude<ClientOutcome, 'served' | 'auth' | 'tls'>;

/** Says in a few words why clients are refused. */
export function sayOutcome(outcome: ClientOutcome): Wording {
  return word(`outcome-${outcome as Refusing}`, {});
}

export function sayTimeline(member: string, timeline: number): Wording {
  return word('phase-timeline', { member, timeline });
}

/** Says a witness's statement in one sentence. */
export function sayLane(lane: LaneStatement): Wording {
  const { kind, values, tone } = lane;
  const members = values.join(', ');
  const isUntold = tone === 'unknown';
  switch (kind) {
    case 'client':
      return sayClient(lane);
    case 'patroni':
      if (isUntold) {
        return word('phase-lock-untold', {});
      }
      return members
        ? word('phase-lock-held', { member: members })
        : word('phase-lock-none', {});
    case 'postgres':
      if (isUntold) {
        return word('phase-writers-untold', {});
      }
      return members
        ? word(values.length > 1 ? 'phase-writers-several' : 'phase-writers', {
            members,
          })
        : word('phase-writers-none', {});
    default:
      if (isUntold) {
        return word('phase-haproxy-untold', {});
      }
      return members
        ? word('phase-haproxy-to', { members })
        : word('phase-haproxy-none', {});
  }
}

function sayClient({
  route = '',
  values,
  client,
  tone,
}: LaneStatement): Wording {
  if (!client) {
    return word('phase-clients-untold', { route });
  }
  const [, member] = values;
  if (tone === 'good' || tone === 'neutral') {
    return member
      ? word('phase-clients-served-by', { route, member })
      : word('phase-clients-served', { route });
  }
  const why = sayOutcome(client.outcome);
  return client.onlyHere
    ? word('phase-refused-here', { route, why })
    : word('phase-clients-refused', { route, why });
}
