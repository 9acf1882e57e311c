import { InvalidArgumentError, Option, type Command } from 'commander';

const DEFAULT_S = 1800;
const MOST_S = 86_400;

export const EVERY_MS = 1000;

export interface WaitOptions {
  wait?: boolean;
  /** Seconds. */
  timeout: number;
}

/** How long is waited, for commands that can. */
export function timeoutOption(): Option {
  return new Option('--timeout <seconds>', 'wait so long at most')
    .argParser(toSeconds)
    .default(DEFAULT_S);
}

/** Adds `--wait` and how long. */
export function withWait(command: Command): Command {
  return command
    .option('--wait', 'wait until the operation has ended')
    .addOption(timeoutOption());
}

function toSeconds(text: string): number {
  const seconds = Number(text);
  if (!/^\d{1,5}$/.test(text) || seconds < 1 || seconds > MOST_S) {
    throw new InvalidArgumentError(`It is a number from 1 to ${MOST_S}.`);
  }
  return seconds;
}
