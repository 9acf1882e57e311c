import { checkServers, cutOff } from '../changes/haproxy';
import { report } from '../changes/kubernetes';
import {
  follow,
  freeLock,
  holder,
  leaderOf,
  promote,
  replicas,
  standbysOf,
  stopPostgres,
  takeLock,
  withoutAnswer,
} from '../changes/members';
import { BAD, NOT_GREEN, RED, type FaultKind } from '../FaultKind';
import {
  all,
  hasClient,
  hasPatroni,
  hasReplica,
  hasRest,
  isChecked,
  isPaused,
  isRouted,
  isServing,
  not,
} from '../traits';
import type { World } from '../World';

/** A replica becomes the leader on a new timeline. */
function takeOver(world: World): void {
  const [heir] = replicas(world);
  const timeline = (holder(world).entry?.timeline ?? 1) + 1;
  takeLock(world, heir.name);
  promote(world, heir.name, timeline);
  Object.assign(heir.entry!, { timeline });
  world.members
    .filter(
      ({ name, postgres, restFault, dcsAway }) =>
        name !== heir.name &&
        postgres === 'up' &&
        !restFault &&
        !dcsAway &&
        leaderOf(world) !== name,
    )
    .forEach(({ name }) => follow(world, name, timeline));
  standbysOf(world, heir.name);
}

/** Seconds after which the lock of a member that is gone has expired and another one led. */
function takeoverAt({ settings, kubernetes }: World): number {
  const ttl = kubernetes ? 30 : Number(settings?.ttl ?? 30);
  return ttl + 2;
}

/** Its Patroni neither renews the lock nor answers. */
function freeze(world: World, name: string): void {
  const member = world.members.find(each => each.name === name)!;
  member.restFault = 'timeout';
  member.dcsAway = true;
  if (world.kubernetes) {
    world.kubernetes.renewing = false;
  }
}

const canFail = all(hasPatroni, hasReplica, isServing, not(isPaused));

/** What happens to the member that leads. */
export const LEADER_KINDS: readonly FaultKind[] = [
  {
    name: 'leader-host-lost',
    appliesTo: canFail,
    change: (world, seconds) => {
      const leader = leaderOf(world)!;
      const lost = takeoverAt(world);
      freeze(world, leader);
      cutOff(world, leader);
      holder(world).postgres = seconds < lost ? 'hangs' : 'down';
      if (seconds >= lost) {
        if (world.kubernetes) {
          world.kubernetes.renewing = true;
        }
        takeOver(world);
        if (!world.kubernetes) {
          delete world.members.find(({ name }) => name === leader)!.entry;
        }
      }
      if (seconds >= 10 && seconds < lost + 4) {
        checkServers(world);
      }
      if (seconds >= lost + 4) {
        checkServers(world, seconds - lost - 4);
      }
    },
    expected: world =>
      hasClient(world)
        ? { verdicts: RED, from: 6, to: takeoverAt(world) + 2 }
        : { verdicts: NOT_GREEN, from: 16, to: takeoverAt(world) },
    until: 70,
  },
  {
    name: 'leader-patroni-frozen',
    appliesTo: canFail,
    change: (world, seconds) => {
      const leader = leaderOf(world)!;
      const lost = takeoverAt(world);
      freeze(world, leader);
      if (seconds >= lost) {
        if (world.kubernetes) {
          world.kubernetes.renewing = true;
        }
        takeOver(world);
        if (!world.kubernetes) {
          delete world.members.find(({ name }) => name === leader)!.entry;
        }
      }
      if (seconds >= 12) {
        checkServers(world);
      }
    },
    expected: world =>
      isChecked(world) && hasClient(world)
        ? { verdicts: RED, from: 16, to: takeoverAt(world) - 2 }
        : { verdicts: BAD, from: 24 },
    until: 70,
  },
  {
    name: 'leader-postgres-restarts-in-place',
    appliesTo: all(hasPatroni, isServing),
    change: (world, seconds) => {
      if (seconds < 6) {
        stopPostgres(
          world,
          leaderOf(world)!,
          seconds < 2 ? 'crashed' : 'starting',
        );
      }
    },
    expected: { verdicts: ['ok', 'unknown'], from: 20 },
  },
  {
    name: 'leader-start-failed',
    appliesTo: all(hasPatroni, isServing),
    change: world => stopPostgres(world, leaderOf(world)!, 'start failed'),
    expected: world => ({
      verdicts: RED,
      from: hasClient(world) ? 6 : 34,
      codes: ['holder-not-serving', 'clients-closed', 'clients-starting'],
    }),
  },
  {
    name: 'leader-in-crash-recovery',
    appliesTo: all(hasPatroni, isServing),
    change: world => stopPostgres(world, leaderOf(world)!, 'starting'),
    expected: world => ({
      verdicts: RED,
      from: hasClient(world) ? 6 : 34,
      codes: ['holder-not-serving', 'clients-starting'],
    }),
  },
  {
    name: 'leader-disk-full-crash-loop',
    appliesTo: all(hasPatroni, isServing),
    change: (world, seconds) =>
      stopPostgres(
        world,
        leaderOf(world)!,
        seconds % 8 < 4 ? 'crashed' : 'starting',
      ),
    expected: world => ({
      verdicts: RED,
      from: hasClient(world) ? 6 : 34,
    }),
  },
  {
    name: 'leader-postgres-hangs',
    appliesTo: all(hasRest, isServing),
    change: world => {
      const leader = holder(world);
      leader.postgres = 'hangs';
      leader.sqlFault = 'timeout';
      leader.own = withoutAnswer(leader.own!, 'running');
    },
    expected: world => ({
      verdicts: hasClient(world) ? RED : BAD,
      from: hasClient(world) ? 6 : 24,
      codes: ['holder-hangs', 'clients-hang'],
    }),
  },
  {
    name: 'leader-holds-lock-but-is-read-only',
    appliesTo: all(hasRest, isServing),
    change: world => {
      const leader = holder(world);
      const { entry } = leader;
      follow(world, leader.name, entry!.timeline!);
      leader.entry = entry;
      takeLock(world, leader.name);
    },
    expected: { verdicts: RED, from: 26 },
  },
  {
    name: 'leader-in-kubernetes-not-promoted',
    appliesTo: all(world => world.kubernetes !== undefined, not(hasRest)),
    change: world => {
      const leader = holder(world);
      const { receiveLsn: _r, ...sql } = leader.sql;
      leader.sql = { ...sql, inRecovery: true, replayLsn: '0/3000010' };
      report(world, leader.name, { role: 'replica', state: 'running' });
    },
    expected: {
      verdicts: RED,
      from: 40,
      codes: ['holder-not-serving', 'clients-read-only'],
    },
  },
  {
    name: 'planned-switchover',
    appliesTo: canFail,
    change: (world, seconds) => {
      const former = leaderOf(world)!;
      if (seconds < 2) {
        stopPostgres(world, former, 'stopped');
        if (world.members[0].rest) {
          holder(world).own!.role = 'demoted';
        }
        return;
      }
      takeOver(world);
      if (seconds < 6) {
        stopPostgres(world, former, 'starting');
      } else {
        follow(world, former, holder(world).entry!.timeline!);
        standbysOf(world, leaderOf(world)!);
      }
      if (seconds >= 4) {
        checkServers(world, seconds - 4);
      }
    },
    expected: { verdicts: ['ok', 'unknown'], from: 24 },
    until: 50,
  },
  {
    name: 'failover-stuck-without-candidate',
    appliesTo: canFail,
    change: (world, seconds) => {
      const leader = leaderOf(world)!;
      stopPostgres(world, leader, 'stopped');
      if (seconds >= 2) {
        freeLock(world);
      }
      if (seconds >= 4) {
        checkServers(world);
      }
    },
    expected: {
      verdicts: RED,
      from: 40,
      codes: ['no-leader', 'clients-closed'],
    },
  },
  {
    name: 'paused-without-leader',
    appliesTo: all(hasRest, isServing, hasReplica, isRouted),
    change: (world, seconds) => {
      world.cluster.pause = true;
      world.members.forEach(({ own }) => {
        own!.pause = true;
      });
      const leader = holder(world);
      freeLock(world);
      delete leader.entry;
      leader.restFault = 'refused';
      if (seconds >= 4) {
        checkServers(world);
      }
    },
    expected: world => ({
      verdicts: isChecked(world) ? BAD : NOT_GREEN,
      codes: ['paused-without-leader', 'no-write-route', 'clients-closed'],
    }),
  },
];
