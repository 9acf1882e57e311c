/* eslint-disable no-console */
import { attachLab, waitFor, type Lab } from '@kindler/lab';
import { describe } from '../support/describe';
import { openCard } from './openCard';
import { watchLock } from './watchLock';

const SWITCHOVERS = 20;
const DEADLINE_MS = 60_000;
const PROXY = 'orders_rw';

/** How long after the lock's record named a new holder the open card, and HAProxy, did. */
async function main() {
  const { KINDLER_LAB = '', KINDLER_PORTAL_URL = '' } = process.env;
  const lab = attachLab(KINDLER_LAB);
  const { state } = lab;
  const database = state.kubernetes?.cluster ?? 'orders';
  const members = state.members.map(({ name }) => name);
  const card = await openCard(KINDLER_PORTAL_URL, database, members);
  const lock = new Map<string, number>();
  await watchLock(state, holder => {
    if (!lock.has(holder)) {
      lock.set(holder, Date.now());
    }
  });
  const cards: number[] = [];
  const haproxy: number[] = [];
  for (let count = 1; count <= SWITCHOVERS; count += 1) {
    // A replica that does not come back by itself is made anew: it is not what is measured.
    await lab.heal();
    const before = await lab.leader();
    lock.clear();
    card.forget();
    const moved = lab.switchover();
    const [leader, routedAt] = await routed(lab, before!);
    const cardAt = await waitFor(
      `the card to name ${leader}`,
      async () => card.named(leader),
      { deadlineMs: DEADLINE_MS, everyMs: 20 },
    );
    await moved;
    cards.push(cardAt - lock.get(leader)!);
    haproxy.push(routedAt - lock.get(leader)!);
  }
  await card.browser.close();
  const kind = state.kubernetes ? 'Kubernetes, watched' : 'etcd, over REST';
  console.log(`${kind}, ${SWITCHOVERS} switchovers, after the lock moved:`);
  console.log(`  open card  ${describe(cards)}`);
  console.log(`  HAProxy    ${describe(haproxy)}`);
  const first = cards.filter((ms, index) => ms < haproxy[index]).length;
  console.log(`  the card was first in ${first} of ${SWITCHOVERS}`);
}

/** The new leader and when HAProxy first took its server as up. */
async function routed(lab: Lab, before: string): Promise<[string, number]> {
  const { members } = lab.state;
  return waitFor(
    'HAProxy to send writes elsewhere',
    async () => {
      const servers = await lab.servers();
      const up = servers?.find(
        ({ proxy, server, status }) =>
          proxy === PROXY &&
          status === 'UP' &&
          nameOf(server) !== before &&
          nameOf(server) !== undefined,
      );
      return up && ([nameOf(up.server)!, Date.now()] as [string, number]);
    },
    { deadlineMs: DEADLINE_MS, everyMs: 20 },
  );

  function nameOf(server: string): string | undefined {
    return members[Number(/^pg(\d)$/.exec(server)?.[1]) - 1]?.name;
  }
}

main().then(
  () => process.exit(),
  error => {
    console.error(error.stack);
    process.exit(1);
  },
);
