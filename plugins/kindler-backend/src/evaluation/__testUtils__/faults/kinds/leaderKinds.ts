import { BAD, RED, type KindOfFault } from '../KindOfFault';
import { report } from '../changes/kubernetes';
import { follow, holder, leaderOf, takeLock } from '../changes/members';
import { stopPostgres, withoutAnswer } from '../changes/stopPostgres';
import { all, hasClient, hasPatroni, hasRest, isServing, not } from '../traits';

/** What happens to the member that leads. */
export const LEADER_KINDS: readonly KindOfFault[] = [
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
      from: hasClient(world) ? 8 : 34,
      codes: ['holder-not-serving', 'clients-closed', 'clients-starting'],
    }),
  },
  {
    name: 'leader-in-crash-recovery',
    appliesTo: all(hasPatroni, isServing),
    change: world => stopPostgres(world, leaderOf(world)!, 'starting'),
    expected: world => ({
      verdicts: RED,
      from: hasClient(world) ? 8 : 34,
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
      from: hasClient(world) ? 8 : 34,
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
      from: hasClient(world) ? 8 : 24,
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
];
