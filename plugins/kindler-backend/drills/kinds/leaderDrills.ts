import type { Drill } from '../Drill';
import { leaderOf } from './members';

const DEADLINE_MS = 90_000;
/** Less than Patroni's time to live: the frozen leader keeps the lock. */
const SHORT_FREEZE_MS = 10_000;
const SPLIT_BRAIN_MS = 10_000;
/** Long enough for all members to demote themselves. */
const DCS_LOSS_MS = 25_000;

/** What happens to the leader and to the store of its lock. */
export const LEADER_DRILLS: Drill[] = [
  {
    // It keeps the lock and writes on, but its checks fail and HAProxy leads clients nowhere.
    name: 'freeze the leader, shortly',
    async run(lab, hold) {
      const leader = await leaderOf(lab);
      await lab.freeze(leader);
      await hold(SHORT_FREEZE_MS);
      await lab.thaw(leader);
    },
  },
  {
    name: 'freeze the leader until two accept writes',
    expects: ['split-brain'],
    async run(lab, hold) {
      const leader = await leaderOf(lab);
      await lab.freeze(leader);
      await lab.waitForLeaderOtherThan(leader, DEADLINE_MS);
      await hold(SPLIT_BRAIN_MS);
    },
  },
  {
    name: "kill the leader's PostgreSQL",
    incidents: 'at most one',
    async run(lab) {
      await lab.killPostgres(await leaderOf(lab));
    },
  },
  {
    name: 'switch over',
    incidents: 'at most one',
    async run(lab) {
      await lab.switchover();
    },
  },
  {
    name: 'lose the DCS',
    async run(lab, hold) {
      const kubernetes = lab.state.kubernetes !== undefined;
      await (kubernetes ? lab.stopKubernetes() : lab.stopEtcd());
      await hold(DCS_LOSS_MS);
      await (kubernetes ? lab.startKubernetes() : lab.startEtcd());
    },
  },
];
