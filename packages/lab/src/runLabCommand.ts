import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { InputError } from '@backstage/errors';
import { formatStatus } from './formatStatus';
import type { Lab } from './Lab';
import { attachLab, startLab } from './startLab';
import type { LabProxyName } from './types';

const POINTER = join(
  dirname(require.resolve('@kindler/lab/package.json')),
  '../../.lab/current',
);

const USAGE = `Usage: npm run lab -- <command>
  up [folder] [--kubernetes] [--resolvers] [--standby] [--pgbouncer]
     [--unlisted]                                         start the lab and keep it until Ctrl-C, with Kubernetes
                             as Patroni's DCS, servers by name, a cluster that follows,
                             a connection pooler; unlisted: other commands do not find it
  status                     what every program says now
  leader                     who holds the lock
  switchover [to]            move the lock
  freeze|thaw <member>       stop a Patroni in its tracks, or let it go on
  kill <member>              kill a PostgreSQL
  member stop|start <member>
  haproxy stop|start|reload
  etcd stop|start
  kubernetes stop|start
  archive stop|start
  pgbouncer stop|start
  dns stop|start             with --resolvers
  slots ordinary|every       take the leader's connection slots
  proxy fill <proxy>         take all sessions of a proxy
  proxy astray <server>      lead a server of orders_rw to archive-1
  replication refuse <member>
  replay stop <member>
  synchronous require        writes wait for a synchronous standby
  heal                       undo every drill and wait until all is healthy
  down                       take everything down
The lab is the one of KINDLER_LAB (a folder), else the last one that was started here.`;

/** Runs one command of the lab's command line and gives the exit code. */
export async function runLabCommand(args: string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === undefined || ['help', '--help', '-h'].includes(command)) {
    say(USAGE);
    return command === undefined ? 1 : 0;
  }
  if (command === 'up') {
    return holdLab(rest);
  }
  const lab = currentLab();
  switch (command) {
    case 'status':
      say(formatStatus(lab.state, await lab.status()));
      return 0;
    case 'leader': {
      const leader = await lab.leader();
      say(leader ?? 'nobody holds the lock');
      return leader ? 0 : 1;
    }
    case 'switchover':
      say(`${await lab.switchover(rest[0])} leads`);
      return 0;
    case 'freeze':
      await lab.freeze(need(rest[0], 'a member'));
      return 0;
    case 'thaw':
      await lab.thaw(need(rest[0], 'a member'));
      return 0;
    case 'kill':
      await lab.killPostgres(need(rest[0], 'a member'));
      return 0;
    case 'heal':
      say(formatStatus(lab.state, await lab.heal()));
      return 0;
    case 'down':
      await lab.stop();
      return 0;
    default:
      await control(lab, command, rest);
      return 0;
  }
}

async function control(
  lab: Lab,
  part: string,
  [action, what]: string[],
): Promise<void> {
  const actions: Record<string, () => Promise<void>> = {
    'member stop': () => lab.stopMember(need(what, 'a member')),
    'member start': () => lab.startMember(need(what, 'a member')),
    'haproxy stop': () => lab.stopHaproxy(),
    'haproxy start': () => lab.startHaproxy(),
    'haproxy reload': () => lab.reloadHaproxy(),
    'etcd stop': () => lab.stopEtcd(),
    'etcd start': () => lab.startEtcd(),
    'kubernetes stop': () => lab.stopKubernetes(),
    'kubernetes start': () => lab.startKubernetes(),
    'archive stop': () => lab.stopArchive(),
    'archive start': () => lab.startArchive(),
    'pgbouncer stop': () => lab.stopPgbouncer(),
    'pgbouncer start': () => lab.startPgbouncer(),
    'dns stop': () => lab.stopDns(),
    'dns start': () => lab.startDns(),
    'slots ordinary': () => lab.takeSlots('ordinary'),
    'slots every': () => lab.takeSlots('every'),
    'proxy fill': () => lab.fillProxy(need(what, 'a proxy') as LabProxyName),
    'proxy astray': () =>
      lab.moveServer('orders_rw', need(what, 'a server'), lab.state.archive),
    'replication refuse': () => lab.refuseReplication(need(what, 'a member')),
    'replay stop': () => lab.stopReplay(need(what, 'a member')),
    'synchronous require': () => lab.requireSynchronousStandby(),
  };
  const run = actions[`${part} ${action}`];
  if (!run) {
    throw new InputError(
      `Unknown command: ${[part, action].filter(Boolean).join(' ')}\n${USAGE}`,
    );
  }
  await run();
}

/**
 * Starts a lab and keeps it until a signal comes, the input ends (when it is a pipe) or the lab is taken down.
 */
async function holdLab(args: string[]): Promise<number> {
  const unlisted = args.includes('--unlisted');
  const folder = args.find(arg => !arg.startsWith('--'));
  const ended = new Promise<void>(end => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => end());
    }
    if (process.env.KINDLER_LAB_HELD_BY_INPUT) {
      process.stdin.on('end', () => end()).resume();
    }
  });
  const starting = startLab({
    folder,
    dcs: args.includes('--kubernetes') ? 'kubernetes' : 'etcd',
    resolvers: args.includes('--resolvers'),
    standbyCluster: args.includes('--standby'),
    pgbouncer: args.includes('--pgbouncer'),
    onProgress: step => say(`lab: ${step}`),
  });
  // A signal during the start ends us at once; the reaper takes down what was started.
  const lab = await Promise.race([starting, ended]);
  if (!lab) {
    return 130;
  }
  const { state } = lab;
  if (!unlisted) {
    mkdirSync(dirname(POINTER), { recursive: true });
    writeFileSync(POINTER, state.folder);
  }
  say(formatStatus(state, await lab.status()));
  say(`lab: ready in ${state.folder}`);
  await Promise.race([
    ended,
    new Promise<void>(gone => lab.onGone(gone)),
    // Keeps this process alive.
    new Promise<void>(() => setInterval(() => {}, 60_000)),
  ]);
  await lab.stop();
  forgetPointer(state.folder);
  say('lab: nothing is left');
  return 0;
}

function currentLab(): Lab {
  const folder = process.env.KINDLER_LAB ?? readPointer();
  try {
    return attachLab(folder ?? '');
  } catch {
    throw new InputError(
      `No lab runs${
        folder ? ` in ${folder}` : ' here'
      }. Start one with \`npm run lab -- up\`, or the whole portal with \`npm start\`.`,
    );
  }
}

function readPointer(): string | undefined {
  try {
    return readFileSync(POINTER, 'utf8').trim();
  } catch {
    return undefined;
  }
}

function forgetPointer(folder: string): void {
  if (readPointer() === folder) {
    rmSync(POINTER, { force: true });
  }
}

function need(value: string | undefined, what: string): string {
  if (!value) {
    throw new InputError(`This command needs ${what}\n${USAGE}`);
  }
  return value;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
