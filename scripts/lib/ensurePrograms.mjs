import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Failure } from './Failure.mjs';
import { inRoot } from './paths.mjs';
import { runQuietly } from './run.mjs';
import { say } from './say.mjs';

const PROGRAMS = [
  {
    name: 'PostgreSQL',
    find: findPostgres,
    apt: 'postgresql',
    brew: 'postgresql@17',
    dnf: 'postgresql-server postgresql-contrib',
  },
  {
    name: 'Patroni',
    find: () => process.env.KINDLER_PATRONI || findProgram('patroni'),
    apt: 'patroni',
    brew: 'patroni',
    dnf: 'patroni',
  },
  {
    name: 'etcd',
    find: () => findProgram('etcd'),
    apt: 'etcd-server',
    brew: 'etcd',
    dnf: 'etcd',
  },
  {
    name: 'HAProxy',
    find: () => process.env.KINDLER_HAPROXY || findProgram('haproxy'),
    apt: 'haproxy',
    brew: 'haproxy',
    dnf: 'haproxy',
  },
  {
    name: 'PgBouncer',
    find: () => process.env.KINDLER_PGBOUNCER || findProgram('pgbouncer'),
    apt: 'pgbouncer',
    brew: 'pgbouncer',
    dnf: 'pgbouncer',
  },
];

const BROWSER = {
  name: 'Chromium',
  find: findBrowser,
  apt: 'chromium',
  brew: '--cask chromium',
  dnf: 'chromium',
};

/**
 * Makes sure that the lab's programs are there, and a browser when it is wanted. Root on Debian or Ubuntu gets them
 * installed; everybody else is told what to install.
 */
export async function ensurePrograms({ browser = false } = {}) {
  const missing = findMissing({ browser });
  if (missing.length === 0) {
    return;
  }
  const names = missing.map(({ name }) => name).join(', ');
  const mayInstall =
    process.getuid?.() === 0 &&
    !process.env.KINDLER_NO_INSTALL &&
    findProgram('apt-get');
  if (mayInstall) {
    say(
      `Installing ${names} with apt-get, since you are root (KINDLER_NO_INSTALL=1 forbids it)`,
    );
    await aptInstall(missing.map(({ apt }) => apt));
  }
  const left = findMissing({ browser });
  if (left.length > 0) {
    throw new Failure(missingText(left));
  }
}

/** Programs that are not on this machine. */
export function findMissing({ browser = false } = {}) {
  return [...PROGRAMS, ...(browser ? [BROWSER] : [])].filter(
    ({ find }) => !find(),
  );
}

/** Which programs are missing and how to install them. */
export function missingText(missing) {
  const list = manager => missing.map(each => each[manager]).join(' ');
  return [
    `Missing on this machine: ${missing
      .map(({ name }) => name)
      .join(', ')}. Install with`,
    `  Debian, Ubuntu:  sudo apt-get install --no-install-recommends ${list(
      'apt',
    )}`,
    `  macOS:           brew install ${list('brew')}`,
    `  Fedora:          sudo dnf install ${list('dnf')}`,
    'and run this again.',
  ].join('\n');
}

async function aptInstall(packages) {
  const options = {
    env: {
      ...process.env,
      DEBIAN_FRONTEND: 'noninteractive',
      // Tells the packages' scripts not to start their services: the lab runs its own processes.
      RUNLEVEL: '1',
    },
  };
  // Lists that are old or cannot be fetched may still do.
  await runQuietly('apt-get', ['update'], {
    ...options,
    logFile: inRoot('.lab/apt-update.log'),
  }).catch(error => say(error.message));
  // What is missing afterwards is said with the command that installs it.
  await runQuietly(
    'apt-get',
    ['install', '-y', '--no-install-recommends', ...packages],
    { ...options, logFile: inRoot('.lab/apt-install.log') },
  ).catch(error => say(error.message));
}

/** Absolute path of a browser that Playwright can drive. */
export function findBrowser() {
  const given = process.env.KINDLER_CHROMIUM;
  if (given) {
    return existsSync(given) ? given : undefined;
  }
  return [
    ...[
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
    ].map(findProgram),
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ].find(path => path && existsSync(path));
}

function findPostgres() {
  const homes = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'];
  return (
    homes
      .flatMap(home => {
        try {
          return readdirSync(home)
            .filter(name => /^(postgresql@)?\d+$/.test(name))
            .map(name => join(home, name, 'bin', 'initdb'));
        } catch {
          return [];
        }
      })
      .find(existsSync) ?? findProgram('initdb')
  );
}

function findProgram(name) {
  return [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/local/sbin',
    '/usr/sbin',
    '/sbin',
    '/usr/local/bin',
    '/opt/homebrew/bin',
  ]
    .filter(Boolean)
    .map(folder => join(folder, name))
    .find(path => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
