import { BAD, NOT_GREEN, RED, type KindOfFault } from '../KindOfFault';
import { memberOf, type World } from '../World';
import { checkServers, cutOff } from '../changes/haproxy';
import {
  follow,
  freeLock,
  holder,
  leaderOf,
  promote,
  replicas,
  takeLock,
} from '../changes/members';
import { standbysOf } from '../changes/standbys';
import { stopPostgres } from '../changes/stopPostgres';
import {
  all,
  followsLeader,
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

/** Once its lock has expired another one leads, and HAProxy follows. */
function succeed(world: World, former: string, seconds: number): void {
  const lost = takeoverAt(world);
  if (seconds < lost) {
    return;
  }
  if (world.kubernetes) {
    world.kubernetes.renewing = true;
  }
  takeOver(world);
  if (!world.kubernetes) {
    delete memberOf(world, former).entry;
  }
  if (seconds >= lost + 4) {
    checkServers(world, seconds - lost - 4);
  }
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

const canFail = all(
  hasPatroni,
  hasReplica,
  isServing,
  followsLeader,
  not(isPaused),
);

/** Changes of the leader over time. */
export const TAKEOVER_KINDS: readonly KindOfFault[] = [
  {
    name: 'leader-host-lost',
    appliesTo: canFail,
    change: (world, seconds) => {
      const leader = leaderOf(world)!;
      const lost = takeoverAt(world);
      freeze(world, leader);
      cutOff(world, leader);
      holder(world).postgres = seconds < lost ? 'hangs' : 'down';
      if (seconds >= 10) {
        checkServers(world, seconds - 10);
      }
      succeed(world, leader, seconds);
    },
    expected: world =>
      hasClient(world)
        ? { verdicts: RED, from: 8, to: takeoverAt(world) + 2 }
        : { verdicts: NOT_GREEN, from: 16, to: takeoverAt(world) },
    until: 70,
  },
  {
    name: 'leader-patroni-frozen',
    appliesTo: canFail,
    change: (world, seconds) => {
      const leader = leaderOf(world)!;
      freeze(world, leader);
      if (seconds >= 12) {
        checkServers(world, seconds - 12);
      }
      succeed(world, leader, seconds);
    },
    expected: world =>
      isChecked(world) && hasClient(world)
        ? { verdicts: RED, from: 16, to: takeoverAt(world) - 2 }
        : { verdicts: BAD, from: 24 },
    until: 70,
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
