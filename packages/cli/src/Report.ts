import type { ExitCode } from './ExitCode';

/** What a command found or did. */
export interface Report {
  exitCode: ExitCode;
  /** What `--json` prints. */
  data: object;
  /** What people read. */
  text: string;
}
