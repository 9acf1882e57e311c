import {
  asFields,
  asInteger,
  asObjects,
  asText,
  type Fields,
} from '../../model/fields';
import type { PostgresClusterView } from '../../model/kubernetes/PostgresClusterView';

interface Run {
  what: string;
  startedAt?: string;
  completedAt?: string;
  outcome: 'succeeded' | 'failed' | 'open';
}

/** Reads backups from `status.pgbackrest`: repositories, and the Jobs that PGO still reports. */
export function readBackups(
  pgbackrest: Fields,
): Pick<PostgresClusterView, 'backups' | 'failedBackup'> {
  const manual = asFields(pgbackrest.manualBackup);
  const runs = [
    ...(manual ? [readRun(manual, 'manual backup')] : []),
    ...asObjects(pgbackrest.scheduledBackups).map(fields =>
      readRun(
        fields,
        `${asText(fields.type) ?? 'scheduled'} backup to ${
          asText(fields.repo) ?? 'a repository'
        }`,
      ),
    ),
  ];
  const succeeded = runs.filter(({ outcome }) => outcome === 'succeeded');
  const failed = runs.filter(({ outcome }) => outcome === 'failed');
  const lastGood = newest(succeeded.flatMap(run => run.startedAt ?? []));
  const open = failed.find(
    ({ startedAt }) =>
      lastGood === undefined ||
      startedAt === undefined ||
      Date.parse(startedAt) > Date.parse(lastGood),
  );
  return {
    backups: {
      repositories: asObjects(pgbackrest.repos).map(repo => ({
        name: asText(repo.name) ?? 'unknown',
        ready:
          typeof repo.stanzaCreated === 'boolean'
            ? repo.stanzaCreated
            : 'unknown',
      })),
      lastCompletedAt: newest(succeeded.flatMap(run => run.completedAt ?? [])),
      failed: failed.length,
    },
    failedBackup: open && { what: open.what, startedAt: open.startedAt },
  };
}

/** The numbers are those of a Job. Failed pods may be followed by a successful one, so only the end counts. */
function readRun(fields: Fields, what: string): Run {
  const count = (key: string) => asInteger(fields[key]) ?? 0;
  const over = count('active') === 0 && fields.finished !== false;
  const failed = over && count('failed') > 0 ? 'failed' : 'open';
  return {
    what,
    startedAt: asTime(fields.startTime),
    completedAt: asTime(fields.completionTime),
    outcome: count('succeeded') > 0 ? 'succeeded' : failed,
  };
}

function newest(times: string[]): string | undefined {
  return [...times].sort((a, b) => Date.parse(b) - Date.parse(a))[0];
}

function asTime(value: unknown): string | undefined {
  const text = asText(value);
  return text && !Number.isNaN(Date.parse(text)) ? text : undefined;
}
