import { waitFor, type Lab } from '@kindler/lab';

const DEADLINE_MS = 90_000;

/** Who holds the lock, as soon as anybody does. */
export function leaderOf(lab: Lab): Promise<string> {
  return waitFor('a leader', () => lab.leader(), { deadlineMs: DEADLINE_MS });
}

/** The other members of the lab's own cluster. */
export async function replicasOf(lab: Lab): Promise<string[]> {
  const leader = await leaderOf(lab);
  return lab.state.members
    .map(({ name }) => name)
    .filter(name => name !== leader);
}
