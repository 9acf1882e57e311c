import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { parseDuration } from '@kindler/backstage-plugin-kindler-common';
import { DURATION, EVERY } from './rangeKinds';
import { refuseTwice } from './refuseTwice';
import type { Section } from './Section';
import { formed, text, wholeNumber, type ValueKind } from './valueKinds';

/** Where backups are kept, how they are made, and for how long. */
export interface BackupsConfig {
  folder: string;
  /** Milliseconds between two scheduled backups; no schedule if missing. */
  everyMs?: number;
  /** Milliseconds after which the newest backup that was restored is too old. */
  maxAgeMs: number;
  /** Milliseconds after which that is critical; never if missing. */
  criticalAgeMs?: number;
  retention: { keep: number; days?: number };
  /** The first one encrypts, and all of them decrypt. */
  keys: Array<{ id: string; key: Buffer }>;
  programs: { pgDump: string; pgRestore: string };
}

const KEY_BYTES = 32;

const KEY: ValueKind<Buffer> = {
  what: 'the base64 of 32 bytes, e.g. what `openssl rand -base64 32` writes',
  example: '${KINDLER_BACKUP_KEY}',
  isSecret: true,
  parse(value) {
    const key = Buffer.from(typeof value === 'string' ? value : '', 'base64');
    return key.length === KEY_BYTES ? key : undefined;
  },
};

const KEY_ID = formed(
  'a short name: 1 to 32 of A-Z, a-z, 0-9, -, _ and .',
  "'2026-11'",
  value => /^[A-Za-z0-9_.-]{1,32}$/.test(value),
);

const FOLDER = formed('an absolute path', '/var/lib/kindler/backups', value =>
  value.startsWith('/'),
);

/** Reads `kindler.backups`. */
export function readBackups(config?: Section): BackupsConfig | undefined {
  if (!config) {
    return undefined;
  }
  const every = config.section('schedule')?.required('every', EVERY);
  const everyMs = every && durationToMilliseconds(every);
  const maxAge = config.optional('maxAge', DURATION);
  const maxAgeMs = maxAge
    ? parseDuration(maxAge)!
    : Math.max(2 * (everyMs ?? 0), parseDuration('P2D')!);
  const retention = config.section('retention');
  const programs = config.section('programs');
  const count = wholeNumber({ min: 1, example: 7 });
  const keys = config.list('keys').map(key => ({
    id: key.required('id', KEY_ID),
    key: key.required('key', KEY),
  }));
  refuseTwice(
    'kindler.backups.keys',
    keys.map(({ id: name }) => ({ name })),
  );
  return {
    folder: config.required('folder', FOLDER),
    everyMs,
    maxAgeMs,
    criticalAgeMs: readCriticalAge(config, maxAgeMs),
    retention: {
      keep: retention?.optional('keep', count) ?? 7,
      days: retention?.optional('days', count),
    },
    keys,
    programs: {
      pgDump: programs?.optional('pgDump', text('pg_dump')) ?? 'pg_dump',
      pgRestore:
        programs?.optional('pgRestore', text('pg_restore')) ?? 'pg_restore',
    },
  };
}

function readCriticalAge(
  config: Section,
  maxAgeMs: number,
): number | undefined {
  const age = config.optional('criticalAge', DURATION);
  const ms = age ? parseDuration(age)! : undefined;
  if (ms !== undefined && ms <= maxAgeMs) {
    throw new InputError(
      `kindler.backups.criticalAge is '${age}', which is not longer than kindler.backups.maxAge. Give a longer one`,
    );
  }
  return ms;
}
