import {
  messageOf,
  word,
  type ClientOutcome,
  type OperationKind,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { LeaderChange } from '../../evaluation/EvaluationState';
import type { IncidentState } from './IncidentState';
import { sayOutcome } from './sayLane';

/** Actions that change the leader on purpose. */
const HANDING_OVER: readonly OperationKind[] = [
  'database-switchover',
  'database-restart',
];
/** A change belongs to an action that ended at most this long before it, or to a scheduled time this close to it. */
const BELONGS_MS = 60_000;
const OUTCOMES: Record<string, ClientOutcome> = {
  'clients-refused': 'refused',
  'clients-closed': 'closed',
  'clients-no-slot': 'no-slot',
  'clients-starting': 'starting',
  'clients-read-only': 'read-only',
  'clients-elsewhere': 'elsewhere',
  'clients-hang': 'timeout',
  'clients-unreachable': 'unreachable',
  'clients-failed': 'failed',
};

/** Whether somebody requested a change of leader. */
export function isPlanned(
  { at }: LeaderChange,
  { actions, scheduled }: Pick<IncidentState, 'actions' | 'scheduled'>,
): boolean {
  return (
    scheduled.some(time => Math.abs(time - at) <= BELONGS_MS) ||
    actions.some(
      action =>
        HANDING_OVER.includes(action.kind) &&
        Date.parse(action.at) <= at + BELONGS_MS &&
        (action.endedAt === undefined ||
          Date.parse(action.endedAt) >= at - BELONGS_MS),
    )
  );
}

/**
 * Returns the title of an incident: from the leaders before and after, or else from what clients got, or else from its
 * cause.
 */
export function titleOf(incident: IncidentState): Wording {
  const { changes, changesLeftOut, cause } = incident;
  const moves = changes.filter(({ from, to }) => from !== to);
  const [first] = moves;
  const last = moves[moves.length - 1];
  if (first) {
    const from = first.from ?? incident.leaderBefore ?? '?';
    return moves.length + changesLeftOut > 1
      ? titleOfSeveral(moves, changesLeftOut, from)
      : titleOfOne(incident, last, from);
  }
  const [again] = changes;
  if (again && !cause) {
    return word('incident-leader-restarted', { member: again.to });
  }
  if (!cause) {
    return word('incident-state-unknown', {});
  }
  if (cause.code === 'clients-refused-here') {
    return word('incident-refused-here', {});
  }
  const outcome = OUTCOMES[cause.code];
  const finding = messageOf(cause);
  return outcome
    ? word('incident-clients-refused', { why: sayOutcome(outcome) })
    : word('incident-finding', {
        finding: { ...finding, text: finding.text.replace(/\.$/, '') },
      });
}

function titleOfOne(
  incident: IncidentState,
  change: LeaderChange,
  from: string,
): Wording {
  const params = { from, to: change.to };
  if (isPlanned(change, incident)) {
    return word('incident-switchover', params);
  }
  return incident.failed.includes(from)
    ? word('incident-failover', params)
    : word('incident-leader-changed', params);
}

function titleOfSeveral(
  moves: LeaderChange[],
  leftOut: number,
  from: string,
): Wording {
  const { to } = moves[moves.length - 1];
  return moves.length === 2 && leftOut === 0 && to === from
    ? word('incident-failover-back', { from, to: moves[0].to })
    : word('incident-leader-changes', {
        count: moves.length + leftOut,
        from,
        to,
      });
}
