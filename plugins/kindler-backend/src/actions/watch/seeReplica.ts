import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { isReceiving, type RestMember } from '../plan/ActionFacts';
import type { Progress } from './watchFor';

/** Whether a member replicates by streaming, by the members' own words: the DCS still tells of before. Pure. */
export function seeReplica(
  database: Database,
  rest: RestMember[],
  name: string,
): Progress {
  const member = database.members.find(each => each.name === name);
  const statement = rest.find(each => each.name === name)?.statement;
  if (!member) {
    return { seen: `${name} is not listed` };
  }
  if (isReceiving(rest, name)) {
    return { done: `${name} streams` };
  }
  return {
    seen: `${name} is '${
      statement?.state ?? member.state
    }' and is not seen to stream`,
    working: statement?.state === 'creating replica',
  };
}
