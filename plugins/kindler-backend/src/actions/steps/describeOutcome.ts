import { findLeader } from '@kindler/backstage-plugin-kindler-common';
import type { ActionStepContext } from '../types';
import type { ActionOptions } from './ActionContext';

/** Who leads after an action that ended without the wished result. */
export async function describeOutcome(
  { observations }: ActionOptions,
  { input }: Pick<ActionStepContext, 'input'>,
): Promise<string> {
  const database = await observations.refreshDatabase(input.database);
  const leader = findLeader(database.members);
  if (!leader) {
    return `Nobody is seen to lead '${input.database}' now; see its findings`;
  }
  const moved = input.leader !== undefined && leader.name !== input.leader;
  return `${leader.name} leads now${
    moved
      ? `, and ${input.leader} led before; that is not taken back by itself`
      : ''
  }`;
}
