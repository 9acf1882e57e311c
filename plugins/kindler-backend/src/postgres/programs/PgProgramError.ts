import { basename } from 'node:path';
import { word, type Wording } from '@kindler/backstage-plugin-kindler-common';

const LOST =
  /could not connect|connection to server|server closed the connection|terminating connection|connection reset|in recovery|starting up|shutting down/i;

/** pg_dump or pg_restore could not be started, or failed. */
export class PgProgramError extends Error {
  readonly wording: Wording;

  static notStarted(
    program: string,
    { code, message }: NodeJS.ErrnoException,
  ): PgProgramError {
    const reason = code ?? message;
    return new PgProgramError(word('backup-no-program', { program, reason }));
  }

  static failed(
    program: string,
    code: number | string | null,
    said: string,
  ): PgProgramError {
    const error = new PgProgramError(
      word('backup-program-failed', {
        program: basename(program),
        code: code ?? '?',
        said: tidy(said) || '-',
      }),
    );
    if (LOST.test(said)) {
      // What goes away for a moment comes back: the step is tried again.
      error.name = 'ServiceUnavailableError';
    }
    return error;
  }

  private constructor(wording: Wording) {
    super(wording.text);
    this.name = 'PgProgramError';
    this.wording = wording;
  }
}

/** The last lines of what a program wrote, which hold the reason. */
function tidy(said: string): string {
  const lines = said.split('\n').map(line => line.trim());
  return lines.filter(Boolean).slice(-3).join(' / ').slice(-600);
}
