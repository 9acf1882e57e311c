import type { Database } from '@kindler/backstage-plugin-kindler-common';
import type { ActionFacts } from '../plan/ActionFacts';
import { planAction } from '../plan/planAction';
import type { ActionRequest } from '../types';
import { actionFacts, database, member } from './actionFacts';

export type PlanCase = [
  what: string,
  request: Partial<ActionRequest>,
  facts: Partial<ActionFacts>,
  refusedBy: string[],
];

/** A time in the far future. */
export const at = '2030-01-01T00:00:00Z';

export const withMembers = (
  members: Database['members'],
  more: Partial<Database> = {},
): Partial<ActionFacts> => ({ database: database({ members, ...more }) });

export function unknownLeader(): Partial<ActionFacts> {
  const { witnesses } = database();
  return {
    database: database({
      members: [member('a'), member('b')],
      paused: undefined,
      witnesses: {
        ...witnesses,
        patroni: { ...witnesses.patroni, status: 'unknown', members: [] },
      },
    }),
  };
}

export const plan = (
  request: Partial<ActionRequest>,
  facts: Partial<ActionFacts> = {},
) => planAction(actionFacts(request, facts), 'REST', 0);

/** Names of the checks that refuse the action. */
export const refusedBy = (
  request: Partial<ActionRequest>,
  facts: Partial<ActionFacts>,
) =>
  plan(request, facts)
    .checks.filter(({ ok, blocking }) => blocking && ok !== true)
    .map(({ name }) => name);
