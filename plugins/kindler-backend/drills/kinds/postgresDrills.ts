import { waitFor } from '@kindler/lab';
import type { Drill } from '../Drill';
import { replicasOf } from './members';

const DEADLINE_MS = 30_000;
const FAULT_MS = 15_000;
/** What refuses nobody must be told within this time: a reading of each member, and two loops of Patroni. */
/** The rules wait 15 s: a replica that connects anew is no news. */
const TOLD_WITHIN_MS = 20_000;
const QUIET_FAULT_MS = 25_000;

/** What happens to PostgreSQL and its replication. */
export const POSTGRES_DRILLS: Drill[] = [
  {
    name: 'connection slots taken, but for superusers',
    expects: ['clients-no-slot'],
    async run(lab, hold) {
      await lab.takeSlots('ordinary');
      await hold(FAULT_MS);
    },
  },
  {
    name: 'every connection slot taken',
    expects: ['clients-no-slot'],
    async run(lab, hold) {
      await lab.takeSlots('every');
      await hold(FAULT_MS);
    },
  },
  {
    name: 'replica not streaming',
    expects: ['replica-not-streaming'],
    toldWithinMs: TOLD_WITHIN_MS,
    async run(lab, hold) {
      const [replica] = await replicasOf(lab);
      await lab.refuseReplication(replica);
      await hold(QUIET_FAULT_MS);
    },
  },
  {
    name: 'standby leader stopped',
    lab: 'standbyCluster',
    database: 'branch',
    expects: ['no-leader', 'member-not-running', 'former-leader-silent'],
    toldWithinMs: TOLD_WITHIN_MS,
    async run(lab, hold) {
      const leader = await waitFor(
        'a standby leader',
        () => lab.standbyLeader(),
        { deadlineMs: DEADLINE_MS },
      );
      await lab.stopMember(leader);
      await hold(QUIET_FAULT_MS);
    },
  },
  {
    name: 'synchronous standby lost',
    lab: 'synchronous',
    expects: ['sync-standby-missing'],
    async run(lab, hold) {
      const replicas = await replicasOf(lab);
      await Promise.all(replicas.map(name => lab.stopMember(name)));
      await hold(FAULT_MS);
    },
  },
];
