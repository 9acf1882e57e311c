import { AMBER, BAD, RED, type KindOfFault } from '../KindOfFault';
import { checkServers, cutOff } from '../changes/haproxy';
import { holder, leaderOf, replicas } from '../changes/members';
import {
  all,
  hasClient,
  hasPatroni,
  hasReplica,
  hasRest,
  isServing,
  not,
} from '../traits';

const plain = not(hasPatroni);
/** PostgreSQL without Patroni, and what went before. */
export const PLAIN_KINDS: readonly KindOfFault[] = [
  {
    name: 'primary-silent-without-patroni',
    appliesTo: plain,
    change: world => {
      const leader = leaderOf(world)!;
      cutOff(world, leader);
      holder(world).postgres = 'down';
      checkServers(world);
    },
    expected: world =>
      hasClient(world)
        ? { verdicts: RED, from: 8 }
        : { verdicts: BAD, from: 14, codes: ['primary-silent'] },
  },
  {
    name: 'primary-demoted-without-patroni',
    appliesTo: plain,
    change: world => {
      const { sql } = holder(world);
      sql.inRecovery = true;
      delete sql.lsn;
    },
    expected: {
      verdicts: RED,
      from: 14,
      codes: ['no-primary', 'clients-read-only'],
    },
  },
  {
    name: 'standby-lost-its-upstream-without-patroni',
    appliesTo: all(plain, hasReplica),
    change: world => {
      const [replica] = replicas(world);
      const { upstream: _u, timeline: _t, ...sql } = replica.sql;
      replica.sql = { ...sql, receiver: 'none' };
      holder(world).sql.standbys = [];
    },
    expected: { verdicts: AMBER, from: 40, codes: ['replica-not-streaming'] },
  },
  {
    name: 'standby-far-behind-without-patroni',
    appliesTo: all(plain, hasReplica),
    change: world => {
      const { sql } = replicas(world)[0];
      holder(world).sql.lsn = '1/5000060';
      sql.receiveLsn = '0/5000060';
    },
    expected: { verdicts: AMBER, from: 40, codes: ['replica-far-behind'] },
  },
  {
    name: 'standby-silent-without-patroni',
    appliesTo: all(plain, hasReplica),
    change: world => cutOff(world, replicas(world)[0].name),
    expected: { verdicts: AMBER, from: 14, codes: ['member-silent'] },
  },
  {
    name: 'four-failovers-in-the-history',
    appliesTo: all(hasRest, isServing),
    change: world => {
      const ended = holder(world).entry!.timeline! - 1;
      world.history = [4, 3, 2, 1].map(back => [
        ended - back + 1,
        25165984,
        'no recovery target specified',
        new Date(
          Date.parse('2026-11-22T09:00:00Z') - back * 150_000,
        ).toISOString(),
        world.members[0].name,
      ]);
    },
    expected: {
      verdicts: ['ok', 'unknown'],
      from: 0,
      codes: ['leader-flapping'],
    },
  },
  {
    name: 'timeline-went-back',
    appliesTo: all(hasRest, hasReplica, isServing),
    change: (world, seconds) => {
      const leader = holder(world);
      const before = leader.entry!.timeline!;
      if (seconds < 20) {
        for (const member of world.members) {
          member.entry!.timeline = before + 1;
          member.own!.timeline = before + 1;
          member.sql.timeline = before + 1;
        }
        world.history = [
          ...(world.history ?? []),
          [before, 25165984, 'no recovery target specified'],
        ];
      }
    },
    expected: { verdicts: RED, from: 44 },
  },
];
