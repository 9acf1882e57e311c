import { chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from './LabError';

/** The lab's folder. Everything written into it belongs to the user that runs the programs. */
export class RunFolder {
  readonly path: string;
  readonly runAs?: { uid: number; gid: number };

  readonly #marker: string;

  constructor(options: {
    path: string;
    id: string;
    runAs?: { uid: number; gid: number };
  }) {
    this.path = options.path;
    this.runAs = options.runAs;
    this.#marker = options.id;
  }

  /** Makes a folder that only its owner can enter. */
  folder(...names: string[]): string {
    const path = join(this.path, ...names);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    this.#own(path);
    return path;
  }

  /** Writes a file that only its owner can read. */
  file(name: string, content: string): string {
    const path = join(this.path, name);
    writeFileSync(path, content, { mode: 0o600 });
    this.#own(path);
    return path;
  }

  /** Environment of every program of the lab. Nothing of our own environment leaks into it. */
  environment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
    return {
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/opt/homebrew/bin',
      HOME: this.path,
      LC_ALL: process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8',
      KINDLER_LAB_PROCESS: this.#marker,
      ...extra,
    };
  }

  #own(path: string): void {
    if (this.runAs) {
      chownSync(path, this.runAs.uid, this.runAs.gid);
    }
  }
}

/** The user for the programs if we are root, because PostgreSQL refuses to run as root. */
export function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'));
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const user = users.find(fields => fields[0] === name);
    if (user) {
      return { uid: Number(user[2]), gid: Number(user[3]) };
    }
  }
  throw new LabError(
    'The lab was started by root, and PostgreSQL refuses to run as root: neither the user postgres nor nobody exists',
  );
}
