import {
  findLeader,
  word,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { ActionStepContext } from '../types';
import type { ActionOptions } from './ActionContext';

/** Says who leads after an action that ended without the desired result. */
export async function describeOutcome(
  { observations }: ActionOptions,
  { input }: Pick<ActionStepContext, 'input'>,
): Promise<Wording> {
  const database = await observations.refreshDatabase(input.database);
  const leader = findLeader(database.members);
  if (!leader) {
    return word('left-no-leader', { database: input.database });
  }
  const before = input.leader;
  return before !== undefined && leader.name !== before
    ? word('left-leader-moved', { leader: leader.name, before })
    : word('left-leader', { leader: leader.name });
}
