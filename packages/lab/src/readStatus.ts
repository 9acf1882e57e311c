import { isEtcdHealthy } from './etcd';
import {
  isLeader,
  PatroniNodeView,
  readCluster,
  readPatroni,
} from './patroniRest';
import { isRunning, postmasterPid, processState } from './processes';
import { findStandbyProblems } from './readStandby';
import { readServers, type ServerView } from './readStatistics';
import { withDatabase } from './setUpDatabases';
import type { LabState } from './types';

// More than this and Patroni refuses the member as a new leader.
const MAXIMUM_LAG = 1_048_576;

/**
 * A member as its processes and its own REST API show it.
 * @public
 */
export interface LabMemberStatus {
  name: string;
  /** Patroni's process. */
  patroni: 'running' | 'frozen' | 'stopped';
  /** Whether a postmaster runs. */
  postgres: 'running' | 'stopped';
  /** What the member says of itself; undefined when it does not answer. */
  role?: string;
  state?: string;
  timeline?: number;
  /** Bytes behind the leader, as `GET /cluster` says. */
  lag?: number | string;
  /** Whether the primary says that it streams to this member; undefined of the leader and when nobody tells. */
  streaming?: boolean;
}

/**
 * State of the lab at one moment, read from the programs themselves.
 * @public
 */
export interface LabStatus {
  healthy: boolean;
  /** What is not as it should be, one sentence each. */
  problems: string[];
  /** Holder of the lock; undefined when nobody holds it or nobody answers. */
  leader?: string;
  paused: boolean;
  members: LabMemberStatus[];
  servers: ServerView[];
  etcd: 'running' | 'stopped';
  haproxy: 'running' | 'stopped';
  archive: 'running' | 'stopped';
}

/** Looks at everything once. */
export async function readStatus(state: LabState): Promise<LabStatus> {
  const [
    cluster,
    servers,
    nodes,
    etcdHealthy,
    primary,
    archiveAnswers,
    standbyProblems,
  ] = await Promise.all([
    readCluster(state.members),
    readServers(state),
    Promise.all(
      state.members.map(member =>
        readPatroni<PatroniNodeView>(member.restUrl, '/patroni'),
      ),
    ),
    isEtcdHealthy(state.etcd.url).catch(() => false),
    readPrimary(state).catch(() => undefined),
    answers(state).catch(() => false),
    findStandbyProblems(state),
  ]);
  const members = state.members.map((member, index): LabMemberStatus => {
    const seen = cluster?.members.find(each => each.name === member.name);
    const letter = processState(member.pid);
    const running = letter ? ('running' as const) : ('stopped' as const);
    return {
      name: member.name,
      patroni: letter === 'T' ? 'frozen' : running,
      postgres:
        postmasterPid(member.dataDir) === undefined ? 'stopped' : 'running',
      role: nodes[index]?.role,
      state: seen?.state ?? nodes[index]?.state,
      timeline: nodes[index]?.timeline ?? seen?.timeline,
      lag: seen?.lag,
      streaming:
        seen && !isLeader(seen)
          ? primary?.streaming.includes(member.name)
          : undefined,
    };
  });
  const status: Omit<LabStatus, 'healthy' | 'problems'> = {
    leader: cluster?.members.find(isLeader)?.name,
    paused: cluster?.pause === true,
    members,
    servers: servers ?? [],
    etcd: etcdHealthy ? 'running' : 'stopped',
    haproxy: servers ? 'running' : 'stopped',
    archive: isRunning(state.archive.pid) ? 'running' : 'stopped',
  };
  const problems = [
    ...findProblems(state, status),
    ...findPrimaryProblems(status, primary),
    ...(archiveAnswers ? [] : ['archive-1 does not answer']),
    ...standbyProblems,
  ];
  return { ...status, problems, healthy: problems.length === 0 };
}

/** What keeps a lab from being as it was when it started. */
export function findProblems(
  state: Pick<LabState, 'members'>,
  status: Omit<LabStatus, 'healthy' | 'problems'>,
): string[] {
  const problems: string[] = [];
  const expect = (holds: boolean, problem: string) => {
    if (!holds) {
      problems.push(problem);
    }
  };
  expect(status.etcd === 'running', 'etcd does not answer');
  expect(status.haproxy === 'running', 'HAProxy does not answer');
  expect(!status.paused, 'Patroni is paused');
  expect(status.leader !== undefined, 'no member holds the lock');
  const timeline = status.members.find(
    member => member.name === status.leader,
  )?.timeline;
  status.members.forEach((member, index) => {
    const { name } = member;
    const leads = name === status.leader;
    expect(
      member.patroni === 'running',
      `${name}: Patroni is ${member.patroni}`,
    );
    expect(
      ['running', 'streaming'].includes(member.state ?? ''),
      `${name}: state is ${member.state ?? 'unknown'}`,
    );
    expect(
      leads
        ? ['master', 'primary'].includes(member.role ?? '')
        : member.role === 'replica',
      `${name}: role is ${member.role ?? 'unknown'}`,
    );
    expect(
      timeline !== undefined && member.timeline === timeline,
      `${name}: timeline is ${member.timeline ?? 'unknown'}, the leader's ${
        timeline ?? 'unknown'
      }`,
    );
    expect(
      leads || (typeof member.lag === 'number' && member.lag <= MAXIMUM_LAG),
      `${name}: lag is ${member.lag ?? 'unknown'}`,
    );
    const statusOf = (proxy: string, server: string) =>
      status.servers.find(
        each => each.proxy === proxy && each.server === server,
      )?.status ?? 'unknown';
    for (const [proxy, prefix, expected] of [
      ['orders_rw', 'pg', leads],
      ['platform_rw', 'm', leads],
      ['orders_ro', 'pg', !leads],
    ] as const) {
      const server = `${prefix}${index + 1}`;
      // One that goes down is sent clients until enough checks have failed: `UP 2/3`.
      const seen = statusOf(proxy, server);
      expect(
        expected ? seen === 'UP' : !seen.startsWith('UP'),
        `${proxy}/${server} (${name}) is ${seen}`,
      );
    }
  });
  const archive = status.servers.find(each => each.server === 'archive1');
  expect(
    archive?.status === 'MAINT',
    `orders_rw/archive1 is ${archive?.status ?? 'unknown'}, not MAINT`,
  );
  expect(state.members.length === status.members.length, 'members are missing');
  return problems;
}

/** What the PostgreSQL behind `platform_rw` says of itself. */
interface PrimaryView {
  recovery: boolean;
  /** Names of the members that stream from it. */
  streaming: string[];
}

function findPrimaryProblems(
  status: Pick<LabStatus, 'members'>,
  primary: PrimaryView | undefined,
): string[] {
  if (!primary || primary.recovery) {
    return ['no writable PostgreSQL behind platform_rw'];
  }
  return status.members
    .filter(({ streaming }) => streaming === false)
    .map(({ name }) => `${name} does not stream from the primary`);
}

async function readPrimary(state: LabState): Promise<PrimaryView> {
  const { probe } = state.credentials;
  return withDatabase(
    {
      ...state.gateway.listeners.platform_rw,
      ...probe,
      database: 'postgres',
      connectionTimeoutMillis: 2_000,
    },
    async client => {
      const recovery = await client.query<{ recovery: boolean }>(
        'SELECT pg_is_in_recovery() AS recovery',
      );
      const replicas = await client.query<{ name: string }>(
        `SELECT application_name AS name FROM pg_stat_replication WHERE state = 'streaming'`,
      );
      return {
        recovery: recovery.rows[0].recovery,
        streaming: replicas.rows.map(({ name }) => name),
      };
    },
  );
}

async function answers(state: LabState): Promise<boolean> {
  const { host, port } = state.archive;
  await withDatabase(
    {
      host,
      port,
      ...state.credentials.probe,
      database: 'postgres',
      connectionTimeoutMillis: 2_000,
    },
    client => client.query('SELECT 1'),
  );
  return true;
}
