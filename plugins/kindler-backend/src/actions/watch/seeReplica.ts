import { word, type Database } from '@kindler/backstage-plugin-kindler-common';
import { isReceiving, type RestMember } from '../plan/ActionFacts';
import type { Progress } from './watchFor';

/**
 * Whether a member replicates by streaming, according to the members' own reports, because the DCS is still outdated.
 * Pure.
 */
export function seeReplica(
  database: Database,
  rest: RestMember[],
  name: string,
): Progress {
  const member = database.members.find(each => each.name === name);
  const statement = rest.find(each => each.name === name)?.statement;
  if (!member) {
    return { seen: word('seen-unlisted', { member: name }) };
  }
  if (isReceiving(rest, name)) {
    return { done: word('seen-streams', { member: name }) };
  }
  return {
    seen: word('seen-streams-not', {
      member: name,
      state: statement?.state ?? member.state,
    }),
    working: statement?.state === 'creating replica',
  };
}
