import type { Drill } from '../Drill';
import { leaderOf } from './members';
import { openSessions } from './openSessions';

const DEADLINE_MS = 90_000;
const SPLIT_BRAIN_MS = 10_000;
const HAPROXY_LOSS_MS = 25_000;
const FAULT_MS = 15_000;
const SESSIONS = 3;
/** Long enough for the old process to be seen. */
const RELOADED_MS = 6000;

/** What happens to HAProxy and to the way through it. */
export const GATEWAY_DRILLS: Drill[] = [
  {
    name: 'HAProxy stopped',
    expects: ['clients-refused'],
    async run(lab, hold) {
      await lab.stopHaproxy();
      await hold(HAPROXY_LOSS_MS);
      await lab.startHaproxy();
    },
  },
  {
    name: 'frontend full',
    expects: ['clients-hang'],
    async run(lab, hold) {
      await lab.fillProxy('orders_rw');
      await hold(FAULT_MS);
    },
  },
  {
    name: 'DNS of servers lost',
    lab: 'resolvers',
    expects: ['clients-closed', 'no-write-route'],
    async run(lab, hold) {
      await lab.stopDns();
      await hold(FAULT_MS);
    },
  },
  {
    name: 'route moved to a foreign PostgreSQL',
    lab: 'foreignArchive',
    expects: ['clients-elsewhere'],
    async run(lab, hold) {
      const leader = await leaderOf(lab);
      const { members, archive } = lab.state;
      const at = members.findIndex(({ name }) => name === leader) + 1;
      await lab.moveServer('orders_rw', `pg${at}`, archive);
      await hold(FAULT_MS);
    },
  },
  {
    name: 'reload HAProxy with open sessions, then switch over',
    expects: ['old-sessions-kept'],
    incidents: 'at most one',
    async run(lab, hold) {
      const sessions = await openSessions(lab, SESSIONS);
      try {
        await lab.reloadHaproxy();
        await hold(RELOADED_MS);
        await lab.switchover();
      } finally {
        await sessions.close();
      }
    },
  },
  {
    // A leader that is demoted restarts its PostgreSQL, which ends all sessions; a frozen one keeps them and their writes.
    name: 'reload HAProxy with open sessions, then freeze the leader',
    expects: ['old-sessions-astray'],
    async run(lab, hold) {
      const leader = await leaderOf(lab);
      const sessions = await openSessions(lab, SESSIONS);
      try {
        await lab.reloadHaproxy();
        await lab.freeze(leader);
        await lab.waitForLeaderOtherThan(leader, DEADLINE_MS);
        await hold(SPLIT_BRAIN_MS);
      } finally {
        await sessions.close();
      }
    },
  },
];
