import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '@kindler/lab';

/**
 * A folder of backups, and programs in the place of pg_dump and pg_restore that call them: each stands still before it
 * ends while it is told to hold, and fails after its work if it is told to.
 */
export class BackupPlace {
  readonly folder: string;
  readonly programs: { pgDump: string; pgRestore: string };
  readonly #root = mkdtempSync(join(tmpdir(), 'kindler-backups-'));

  constructor() {
    this.folder = join(this.#root, 'kept');
    mkdirSync(this.folder);
    this.programs = {
      pgDump: this.#wrap('pg_dump'),
      pgRestore: this.#wrap('pg_restore'),
    };
  }

  get files(): string[] {
    return readdirSync(this.folder).sort();
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Tells a program to `hold` or to `fail`, or what it was told no more. */
  tell(program: string, order: 'hold' | 'fail', isOn = true): void {
    const file = join(this.#root, `${program}.${order}`);
    if (isOn) {
      writeFileSync(file, '');
    } else {
      rmSync(file);
    }
  }

  /** Waits until a program stands still. */
  async standing(program: string): Promise<void> {
    const file = join(this.#root, `${program}.standing`);
    await waitFor(
      `${program} to stand still`,
      async () => existsSync(file) || undefined,
      { deadlineMs: 60_000, everyMs: 20 },
    );
    rmSync(file);
  }

  /** All arguments that the programs ever got. */
  get arguments(): string {
    return readFileSync(join(this.#root, 'arguments'), 'utf8');
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  #wrap(program: string): string {
    const path = join(this.#root, program);
    writeFileSync(
      path,
      `#!/bin/sh
here='${this.#root}'
echo "$@" >> "$here/arguments"
${program} "$@" || exit $?
if [ -e "$here/${program}.hold" ]; then
  touch "$here/${program}.standing"
  while [ -e "$here/${program}.hold" ]; do sleep 0.05; done
fi
if [ -e "$here/${program}.fail" ]; then
  echo "${program}: error: out of luck" >&2
  exit 1
fi
`,
    );
    chmodSync(path, 0o755);
    return path;
  }
}
