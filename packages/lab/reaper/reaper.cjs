'use strict';

/*
 * Ends everything that belongs to one lab. It is a process of its own that outlives the lab's owner: when the pipe
 * on its input ends (the owner stopped or was killed) or a SIGTERM comes, it takes the lab down and exits.
 *
 *   node reaper.cjs <folder>
 */
const fs = require('node:fs');
const path = require('node:path');

const GUEST_GRACE = 6_000;
const PROGRAM_GRACE = 5_000;
const KILL_GRACE = 5_000;
const PROGRAMS =
  /^(postgres|postmaster|patroni|python3?|etcd|haproxy|pgbouncer|initdb|pg_|kube-)/;

const folder = fs.realpathSync(process.argv[2]);
const say = text =>
  process.stdout.write(`${new Date().toISOString()} reaper: ${text}\n`);
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

function readState() {
  try {
    return JSON.parse(fs.readFileSync(path.join(folder, 'lab.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !'ZX'.includes(stat.charAt(stat.lastIndexOf(')') + 2));
  } catch {
    return process.platform !== 'linux';
  }
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone already.
  }
}

/** Processes that were started as part of the lab, on systems that show it. */
function markedProcesses(id) {
  let names;
  try {
    names = fs.readdirSync('/proc').filter(name => /^\d+$/.test(name));
  } catch {
    return [];
  }
  const found = [];
  for (const name of names) {
    try {
      const marked = fs
        .readFileSync(`/proc/${name}/environ`, 'utf8')
        .split('\0')
        .includes(`KINDLER_LAB_PROCESS=${id}`);
      const inside =
        PROGRAMS.test(fs.readFileSync(`/proc/${name}/comm`, 'utf8')) &&
        `${fs.readlinkSync(`/proc/${name}/cwd`)}/`.startsWith(`${folder}/`);
      if (marked || inside) {
        found.push(Number(name));
      }
    } catch {
      // It ended while we looked, or belongs to somebody else.
    }
  }
  return found;
}

function membersOf(state) {
  return [...state.members, ...(state.standby?.members ?? [])];
}

function recordedProcesses(state) {
  const pids = [
    state.etcd,
    state.kubernetes,
    state.archive,
    state.gateway,
    state.pgbouncer,
    ...membersOf(state),
  ].map(part => part?.pid);
  return pids.filter(Boolean);
}

function postmasters(state) {
  return [...membersOf(state), state.archive].flatMap(({ dataDir }) => {
    try {
      const text = fs.readFileSync(
        path.join(dataDir, 'postmaster.pid'),
        'utf8',
      );
      return [Number(text.split('\n')[0])].filter(pid => pid > 1);
    } catch {
      return [];
    }
  });
}

/** Processes that somebody else entrusted to the lab: one file per process id. */
function guests() {
  try {
    return fs
      .readdirSync(path.join(folder, 'guests'))
      .map(Number)
      .filter(pid => pid > 1);
  } catch {
    return [];
  }
}

/** Process ids may be given again to strangers: where the system shows whose they are, only ours count. */
function ours(pids, marked) {
  const known = process.platform === 'linux' ? new Set(marked) : undefined;
  return pids.filter(pid => isRunning(pid) && (!known || known.has(pid)));
}

async function end(name, list, signals, grace) {
  const deadline = Date.now() + grace;
  for (const pid of list()) {
    signal(pid, 'SIGCONT');
    for (const each of signals) {
      signal(pid, each);
    }
  }
  while (list().length > 0) {
    if (Date.now() > deadline) {
      say(`${name} ${list().join(' ')} did not end by ${signals.join(' ')}`);
      return;
    }
    await pause(50);
  }
}

async function takeDown() {
  const state = readState();
  if (!state) {
    say('no state file: nothing to end');
    return true;
  }
  const marked = () =>
    markedProcesses(state.id).filter(pid => pid !== process.pid);
  const everything = () => {
    const all = marked();
    return [
      ...new Set([
        ...all,
        ...ours(
          [...recordedProcesses(state), ...postmasters(state), ...guests()],
          all,
        ),
      ]),
    ].filter(isRunning);
  };
  const of = pids => () => ours(pids(), marked());

  everything().forEach(pid => signal(pid, 'SIGCONT'));
  await end('guest', of(guests), ['SIGTERM'], GUEST_GRACE);
  // PostgreSQL's immediate shutdown: the data is thrown away with the folder.
  await Promise.all([
    end(
      'Patroni',
      of(() =>
        membersOf(state)
          .map(m => m.pid)
          .filter(Boolean),
      ),
      ['SIGTERM'],
      PROGRAM_GRACE,
    ),
    end(
      'PostgreSQL',
      of(() => postmasters(state)),
      ['SIGQUIT'],
      PROGRAM_GRACE,
    ),
    end(
      'HAProxy',
      of(() => [state.gateway.pid].filter(Boolean)),
      ['SIGTERM'],
      PROGRAM_GRACE,
    ),
  ]);
  const deadline = Date.now() + KILL_GRACE;
  while (everything().length > 0 && Date.now() < deadline) {
    everything().forEach(pid => signal(pid, 'SIGKILL'));
    await pause(50);
  }
  const left = everything();
  if (left.length > 0) {
    say(`still there: ${left.join(' ')}`);
    return false;
  }
  say('nothing is left');
  if (state.temporary) {
    fs.rmSync(folder, {
      recursive: true,
      force: true,
      maxRetries: 5,
      retryDelay: 100,
    });
  } else {
    fs.rmSync(path.join(folder, 'lab.json'), { force: true });
  }
  return true;
}

let ending = false;
async function finish(reason) {
  if (ending) {
    return;
  }
  ending = true;
  say(`${reason}: taking the lab down`);
  try {
    process.exitCode = (await takeDown()) ? 0 : 1;
  } catch (error) {
    say(error.stack);
    process.exitCode = 1;
  }
  process.exit();
}

process.on('SIGTERM', () => finish('SIGTERM'));
process.on('SIGINT', () => {});
process.on('SIGHUP', () => {});
process.stdin.on('end', () => finish('the owner is gone'));
process.stdin.on('error', () => finish('the owner is gone'));
process.stdin.resume();
