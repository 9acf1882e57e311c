import { ownerProblem } from '@kindler/backstage-plugin-kindler-common';

/** Who owns what somebody asked for and gave no owner: a user. Services own nothing, whatever they are called. */
export function ownerBehind(requester: string): string | undefined {
  return requester.startsWith('user:') && !ownerProblem(requester)
    ? requester
    : undefined;
}
