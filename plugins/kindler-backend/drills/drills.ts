import { setTimeout as delay } from 'node:timers/promises';
import { waitFor, type Lab } from '@kindler/lab';
import { openSessions } from './openSessions';

/** Something that goes wrong in production, done to the lab on purpose. */
export interface Drill {
  name: string;
  /** Breaks the lab and gives back when it has been broken for long enough to be seen. `heal` comes after it. */
  run(lab: Lab): Promise<void>;
  /** Codes of findings of which one must have been said. */
  expects?: string[];
}

const DEADLINE_MS = 90_000;
/** Less than Patroni's time to live: the frozen leader keeps the lock. */
const SHORT_FREEZE_MS = 10_000;
/** Long enough for all members to demote themselves. */
const DCS_LOSS_MS = 25_000;
const HAPROXY_LOSS_MS = 8000;
const SPLIT_BRAIN_MS = 10_000;
const SESSIONS = 3;
/** Long enough for the old process to be seen. */
const RELOADED_MS = 6000;

export const DRILLS: Drill[] = [
  {
    name: 'freeze the leader, shortly',
    async run(lab) {
      const leader = await leaderOf(lab);
      await lab.freeze(leader);
      await delay(SHORT_FREEZE_MS);
      await lab.thaw(leader);
    },
  },
  {
    name: 'freeze the leader until two accept writes',
    expects: ['split-brain'],
    async run(lab) {
      const leader = await leaderOf(lab);
      await lab.freeze(leader);
      await lab.waitForLeaderOtherThan(leader, DEADLINE_MS);
      await delay(SPLIT_BRAIN_MS);
    },
  },
  {
    name: "kill the leader's PostgreSQL",
    async run(lab) {
      await lab.killPostgres(await leaderOf(lab));
    },
  },
  {
    name: 'switch over',
    async run(lab) {
      await lab.switchover();
    },
  },
  {
    name: 'stop and start HAProxy',
    async run(lab) {
      await lab.stopHaproxy();
      await delay(HAPROXY_LOSS_MS);
      await lab.startHaproxy();
    },
  },
  {
    name: 'reload HAProxy with open sessions, then switch over',
    expects: ['old-sessions-kept'],
    async run(lab) {
      const sessions = await openSessions(lab, SESSIONS);
      try {
        await lab.reloadHaproxy();
        await delay(RELOADED_MS);
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
    async run(lab) {
      const leader = await leaderOf(lab);
      const sessions = await openSessions(lab, SESSIONS);
      try {
        await lab.reloadHaproxy();
        await lab.freeze(leader);
        await lab.waitForLeaderOtherThan(leader, DEADLINE_MS);
        await delay(SPLIT_BRAIN_MS);
      } finally {
        await sessions.close();
      }
    },
  },
  {
    name: 'lose the DCS',
    async run(lab) {
      const kubernetes = lab.state.kubernetes !== undefined;
      await (kubernetes ? lab.stopKubernetes() : lab.stopEtcd());
      await delay(DCS_LOSS_MS);
      await (kubernetes ? lab.startKubernetes() : lab.startEtcd());
    },
  },
];

function leaderOf(lab: Lab): Promise<string> {
  return waitFor('a leader', () => lab.leader(), { deadlineMs: DEADLINE_MS });
}
