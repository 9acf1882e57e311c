import { CustomErrorBase } from '@backstage/errors';
import { readFileSync } from 'node:fs';

const SHOWN_LINES = 15;

/**
 * Something in the lab did not do what it should; the message names the log file and its last lines.
 * @public
 */
export class LabError extends CustomErrorBase {
  name = 'LabError' as const;

  /** An error that ends with the last lines of a program's log. */
  static withLog(message: string, logFile: string, cause?: unknown): LabError {
    const lines = lastLines(logFile)
      .map(line => `  ${line}`)
      .join('\n');
    return new LabError(`${message}\nLog ${logFile}:\n${lines}`, cause);
  }
}

function lastLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-SHOWN_LINES);
  } catch {
    return ['(no log)'];
  }
}
