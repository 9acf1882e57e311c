import { cp, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { ConflictError } from '@backstage/errors';
import {
  word,
  wordedError,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import {
  ProgramError,
  runProgram,
} from '@kindler/backstage-plugin-kindler-node';
import { redact } from '../../model/redact';
import { codeOf, unwritable } from '../folders/unwritable';
import { parseCheck } from '../parsing/parseCheck';
import { configurationNames } from './configurationNames';

const TIMEOUT_MS = 60_000;

export interface CheckedConfiguration {
  program: string;
  /** Files and folders with which HAProxy is started before the file. */
  configurations: string[];
  /** The file that is about to be written, and its text. */
  file: string;
  text: string;
}

/**
 * Lets HAProxy check the whole set of files that it would read, with the text that is about to be written, in a copy:
 * what HAProxy reads meanwhile stays as it is. Returns its warnings.
 *
 * @throws ConflictError with HAProxy's reason
 */
export async function checkConfiguration(
  checked: CheckedConfiguration,
): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kindler-check-'));
  try {
    const copies = await copySet(folder, checked);
    const args = ['-c', ...copies.flatMap(([copy]) => ['-f', copy])];
    const { code, stderr } = await run(checked.program, args);
    const inWords = (said: string) =>
      redact(
        copies.reduce(
          (text, [copy, path]) => text.replaceAll(copy, path),
          said,
        ),
      );
    const { faults, warnings } = parseCheck(stderr);
    if (code !== 0) {
      throw refused(explain(code, faults.map(inWords)));
    }
    return warnings.map(inWords);
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

function explain(code: number | undefined, faults: string[]): Wording {
  if (code === 2) {
    return word('files-no-listener', {});
  }
  return faults.length > 0
    ? word('files-refused', { said: faults.join('; ') })
    : word('files-refused-silently', { code: String(code ?? 'none') });
}

async function run(program: string, args: string[]) {
  try {
    return await runProgram(program, args, {
      signal: new AbortController().signal,
      timeoutMs: TIMEOUT_MS,
    });
  } catch (error) {
    if (error instanceof ProgramError) {
      throw refused(
        error.fault === 'missing'
          ? word('files-no-program', { program })
          : word('files-not-checked', { said: error.message }),
      );
    }
    throw error;
  }
}

/** Copies of what HAProxy reads, in its order, each with the path that it is a copy of. */
async function copySet(
  folder: string,
  { configurations, file, text }: CheckedConfiguration,
): Promise<Array<[copy: string, path: string]>> {
  const copies: Array<[string, string]> = [];
  let isIn = false;
  for (const [index, path] of configurations.entries()) {
    const copy = join(folder, `${index}-${basename(path)}`);
    try {
      if ((await stat(path)).isDirectory()) {
        await copyFolder(path, copy);
        if (path.replace(/\/+$/, '') === dirname(file)) {
          await writeFile(join(copy, basename(file)), text);
          isIn = true;
        }
      } else {
        await cp(path, copy);
      }
    } catch (error) {
      throw refused(notCopied(path, folder, codeOf(error)));
    }
    copies.push([copy, path]);
  }
  if (!isIn) {
    const copy = join(folder, `last-${basename(file)}`);
    await writeFile(copy, text);
    copies.push([copy, file]);
  }
  return copies;
}

/** A disk that is full or read-only is where the copy goes, not where it comes from. */
function notCopied(path: string, folder: string, code: string): Wording {
  return /^(ENOSPC|EDQUOT|EROFS)$/.test(code)
    ? word('files-not-checked', { said: unwritable(folder, { code }).message })
    : word('files-unreadable', { path, code });
}

async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to);
  const names = await configurationNames(from);
  await Promise.all(names.map(name => cp(join(from, name), join(to, name))));
}

function refused(reason: Wording) {
  return wordedError(ConflictError, reason);
}
