import { AMBER, BAD, RED, type KindOfFault } from '../KindOfFault';
import type { World } from '../World';
import { annotate, recordOf, report } from '../changes/kubernetes';
import { holder, replicas, streamingWord } from '../changes/members';
import { leaveStandbys } from '../changes/standbys';
import { stopPostgres } from '../changes/stopPostgres';
import {
  all,
  hasPatroni,
  hasReplica,
  hasRest,
  isProbed,
  isServing,
  not,
} from '../traits';

const withReplica = all(hasPatroni, hasReplica, isServing);
const restReplica = all(hasRest, hasReplica, isServing);

const last = (world: World) => replicas(world).at(-1)!;

const isSynchronous = ({ settings, kubernetes }: World) =>
  settings?.synchronous_mode !== undefined || kubernetes !== undefined;

/** A replica that runs and gets nothing any more. */
function unplug(world: World): void {
  const replica = last(world);
  const streamed = streamingWord(world) === 'streaming';
  leaveStandbys(world, replica.name);
  const { upstream: _upstream, timeline: _timeline, ...sql } = replica.sql;
  replica.sql = { ...sql, receiver: 'none' };
  if (replica.entry && streamed) {
    replica.entry.state = 'running';
  }
  if (replica.own) {
    delete replica.own.replication_state;
    delete replica.own.sync_standby;
    delete replica.own.quorum_standby;
  }
  report(world, replica.name, {}, ['replication_state']);
}

/** What happens to replicas and to what they replicate. */
export const REPLICA_KINDS: readonly KindOfFault[] = [
  {
    name: 'replica-not-streaming',
    // An old Patroni in Kubernetes writes nothing that would tell.
    appliesTo: all(
      withReplica,
      world =>
        hasRest(world) ||
        isProbed(world) ||
        streamingWord(world) === 'streaming',
    ),
    change: unplug,
    expected: {
      verdicts: BAD,
      from: 40,
      codes: ['replica-not-streaming', 'sync-standby-missing'],
    },
  },
  {
    name: 'replica-stopped',
    appliesTo: withReplica,
    change: world => stopPostgres(world, last(world).name),
    expected: { verdicts: BAD, from: 40, codes: ['member-not-running'] },
  },
  {
    name: 'replica-start-failed',
    appliesTo: withReplica,
    change: world => stopPostgres(world, last(world).name, 'start failed'),
    expected: { verdicts: BAD, from: 40, codes: ['member-not-running'] },
  },
  {
    name: 'replica-is-created-anew',
    appliesTo: withReplica,
    change: world => stopPostgres(world, last(world).name, 'creating replica'),
    expected: { verdicts: BAD, from: 40, codes: ['member-not-running'] },
  },
  {
    name: 'replica-restarts-in-place',
    appliesTo: withReplica,
    change: (world, seconds) => {
      if (seconds < 6) {
        stopPostgres(world, last(world).name, 'starting');
      }
    },
    expected: { verdicts: ['ok', 'unknown'], from: 20, neverVerdicts: RED },
  },
  {
    name: 'replica-far-behind',
    appliesTo: withReplica,
    change: world => {
      const replica = last(world);
      const far = {
        lag: 734003200,
        receive_lag: 734003200,
        replay_lag: 734003200,
      };
      const old = streamingWord(world) === 'running' ? { lag: far.lag } : far;
      Object.assign(replica.entry!, old);
      if (replica.own) {
        replica.own.xlog = {
          ...replica.own.xlog,
          received_location: 1000,
          replayed_location: 1000,
        };
      }
      replica.sql.receiveLsn = '0/1000';
      replica.sql.replayLsn = '0/1000';
      report(world, replica.name, {
        xlog_location: 1000,
        receive_lsn: 1000,
        replay_lsn: 1000,
      });
    },
    expected: { verdicts: AMBER, from: 40, codes: ['lag-high'] },
  },
  {
    name: 'replica-lag-unknown',
    appliesTo: all(restReplica, not(isProbed)),
    change: world => Object.assign(last(world).entry!, { lag: 'unknown' }),
    expected: { verdicts: AMBER, from: 40, codes: ['lag-unknown'] },
  },
  {
    name: 'replay-paused',
    appliesTo: restReplica,
    change: world => {
      const { own, sql } = last(world);
      own!.xlog = { ...own!.xlog, paused: true, replayed_location: 1000 };
      sql.replayLsn = '0/1000';
    },
    expected: {
      verdicts: AMBER,
      from: 40,
      codes: ['replay-paused', 'replay-behind'],
    },
  },
  {
    name: 'replay-stuck-while-received',
    appliesTo: restReplica,
    change: world => {
      const { own, sql, entry } = last(world);
      own!.xlog = {
        ...own!.xlog,
        received_location: 5_000_000_000,
        replayed_location: 1000,
      };
      if ('replay_lag' in entry!) {
        Object.assign(entry, { replay_lag: 4_999_999_000 });
      }
      sql.receiveLsn = '1/2A05F200';
      sql.replayLsn = '0/1000';
    },
    expected: { verdicts: AMBER, from: 50, codes: ['replay-behind'] },
  },
  {
    name: 'replica-on-an-old-timeline',
    appliesTo: all(
      withReplica,
      world => (holder(world).entry?.timeline ?? 0) > 0,
    ),
    change: world => {
      const timeline = holder(world).entry!.timeline! + 3;
      for (const member of world.members) {
        const behind = member === last(world);
        const now = behind ? timeline - 3 : timeline;
        Object.assign(member.entry!, { timeline: now });
        Object.assign(member.own ?? {}, { timeline: now });
        member.sql.timeline = now;
        report(world, member.name, { timeline: now });
      }
    },
    expected: { verdicts: BAD, from: 40, codes: ['replica-timeline-behind'] },
  },
  {
    name: 'replica-ahead-of-the-leader',
    appliesTo: withReplica,
    change: world => {
      const replica = last(world);
      const timeline = holder(world).entry!.timeline! + 3;
      Object.assign(replica.entry!, { timeline });
      Object.assign(replica.own ?? {}, { timeline });
      replica.sql.timeline = timeline;
      report(world, replica.name, { timeline });
    },
    expected: { verdicts: RED, from: 40, codes: ['leader-timeline-behind'] },
  },
  {
    name: 'synchronous-standby-lost',
    appliesTo: all(withReplica, isSynchronous),
    change: world => {
      for (const replica of replicas(world)) {
        stopPostgres(world, replica.name);
        Object.assign(replica.entry!, { role: 'replica' });
      }
      annotate(recordOf(world, 'sync'), { sync_standby: undefined });
    },
    expected: world => ({
      verdicts: world.settings?.synchronous_mode_strict ? RED : BAD,
      from: 40,
      codes: ['sync-standby-missing'],
    }),
  },
];
