/** What a command gets from the process that it runs in. */
export interface Surroundings {
  env: Record<string, string | undefined>;
  /** Writes to standard output: the report and nothing else. */
  write(text: string): void;
  /** Writes to standard error: progress and what went wrong. */
  warn(text: string): void;
}
