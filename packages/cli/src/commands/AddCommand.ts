import type { Command } from 'commander';
import type { Report } from '../Report';
import type { Surroundings } from '../Surroundings';

export interface CommandContext extends Surroundings {
  /** Prints what the work reports, or why it failed, and keeps the exit code. */
  run(work: () => Promise<Report>): Promise<void>;
}

/** Adds a command to the program. */
export type AddCommand = (program: Command, context: CommandContext) => void;
