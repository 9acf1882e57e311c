import {
  until,
  type Operation,
} from '@kindler/backstage-plugin-kindler-common';
import { EXIT, type ExitCode } from '../ExitCode';
import { printable } from '../output/printable';
import type { Portal } from '../portal/Portal';
import type { Report } from '../Report';
import type { Surroundings } from '../Surroundings';
import { EVERY_MS, type WaitOptions } from './waitOptions';
import { whileAway } from './whileAway';

const ENDS: Partial<Record<Operation['status'], ExitCode>> = {
  succeeded: EXIT.ok,
  failed: EXIT.critical,
  cancelled: EXIT.critical,
};

/** Reports an operation that was asked for; with `wait`, how it ended, and its steps meanwhile. */
export async function followOperation(
  portal: Portal,
  asked: Operation,
  { wait, timeout }: WaitOptions,
  { warn }: Pick<Surroundings, 'warn'>,
): Promise<Report> {
  if (!wait) {
    return reportOf(asked, ENDS[asked.status] ?? EXIT.ok);
  }
  const told = new Set<string>();
  const ended = await until(
    async () => {
      const answer = await whileAway(() => portal.getOperation(asked.id));
      if (!answer) {
        return undefined;
      }
      for (const text of progressOf(answer.item)) {
        if (!told.has(text)) {
          told.add(text);
          warn(`${printable(text)}\n`);
        }
      }
      return ENDS[answer.item.status] === undefined ? undefined : answer.item;
    },
    {
      everyMs: EVERY_MS,
      ms: timeout * 1000,
      late: () =>
        new Error(
          `Operation ${asked.id} has not ended within ${timeout} s; it goes on`,
        ),
    },
  );
  return reportOf(ended, ENDS[ended.status]!);
}

function progressOf({ steps, waiting }: Operation): string[] {
  return [
    ...steps
      .filter(({ status }) => status !== 'pending')
      .map(({ name, status, message }) =>
        message ? `${name}: ${status}, ${message}` : `${name}: ${status}`,
      ),
    ...(waiting?.for === 'person' ? ['It waits for a person'] : []),
  ];
}

function reportOf(operation: Operation, exitCode: ExitCode): Report {
  const { id, kind, subject, status, error } = operation;
  const text = `Operation ${id}, ${kind} of ${subject.name}: ${status}${
    error ? `. ${error}` : ''
  }`;
  return { exitCode, data: { operation }, text: `${printable(text)}\n` };
}
