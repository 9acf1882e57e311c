import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { LabError } from './LabError';
import type { LabPrograms } from './types';

const INSTALL =
  'On Debian or Ubuntu: apt-get install --no-install-recommends postgresql patroni etcd-server haproxy pgbouncer. ' +
  'On macOS: brew install postgresql patroni etcd haproxy pgbouncer.';

const POSTGRES_HOMES = [
  '/usr/lib/postgresql',
  '/opt/homebrew/opt',
  '/usr/local/opt',
];

/** What the folder of another PostgreSQL must hold for Patroni. */
const POSTGRES_PROGRAMS = [
  'initdb',
  'pg_basebackup',
  'pg_controldata',
  'pg_ctl',
  'pg_isready',
  'pg_rewind',
  'postgres',
];

/**
 * Finds the programs that the lab runs. `KINDLER_HAPROXY`, `KINDLER_PATRONI`, `KINDLER_PGBOUNCER` and, by its folder of
 * programs, `KINDLER_POSTGRES` choose others than those of the system.
 *
 * @throws LabError that names every missing program and how to install it
 * @public
 */
export function findPrograms(): LabPrograms {
  const postgresBin = findPostgresBin();
  const found = {
    postgresBin,
    patroni: findChosen('KINDLER_PATRONI') ?? findProgram('patroni'),
    etcd: findProgram('etcd'),
    haproxy: findChosen('KINDLER_HAPROXY') ?? findProgram('haproxy'),
    pgbouncer: findChosen('KINDLER_PGBOUNCER') ?? findProgram('pgbouncer'),
  };
  const missing = Object.entries(found)
    .filter(([, path]) => path === undefined)
    .map(([name]) => (name === 'postgresBin' ? 'postgresql' : name));
  if (missing.length > 0) {
    throw new LabError(
      `The lab needs ${missing.join(', ')} on this machine. ${INSTALL}`,
    );
  }
  return found as LabPrograms;
}

/**
 * Absolute path of a program, looked up in PATH and in the folders of system programs.
 * @public
 */
export function findProgram(name: string): string | undefined {
  return [
    ...(process.env.PATH ?? '').split(delimiter).filter(Boolean),
    '/usr/local/sbin',
    '/usr/sbin',
    '/sbin',
    '/usr/local/bin',
    '/opt/homebrew/bin',
  ]
    .map(folder => join(folder, name))
    .find(isExecutable);
}

/** The program that an environment variable names. @throws LabError when it cannot be run */
function findChosen(variable: string): string | undefined {
  const path = process.env[variable];
  if (!path) {
    return undefined;
  }
  const absolute = resolve(path);
  if (!isExecutable(absolute)) {
    throw new LabError(`${variable} names ${path}, which cannot be run`);
  }
  return absolute;
}

function findPostgresBin(): string | undefined {
  const chosen = process.env.KINDLER_POSTGRES;
  if (chosen) {
    const folder = resolve(chosen);
    const lacking = POSTGRES_PROGRAMS.find(
      name => !isExecutable(join(folder, name)),
    );
    if (lacking) {
      throw new LabError(
        `KINDLER_POSTGRES names ${chosen}, which holds no ${lacking} that can be run`,
      );
    }
    return folder;
  }
  const homes = POSTGRES_HOMES.flatMap(home =>
    listFolder(home)
      .filter(name => /^(postgresql@)?\d+$/.test(name))
      .sort((a, b) => majorVersion(b) - majorVersion(a))
      .map(name => join(home, name, 'bin')),
  );
  const home = homes.find(folder => isExecutable(join(folder, 'initdb')));
  if (home) {
    return home;
  }
  const initdb = findProgram('initdb');
  return initdb ? dirname(initdb) : undefined;
}

function majorVersion(name: string): number {
  return Number(name.replace('postgresql@', ''));
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
