import { ServiceUnavailableError } from '@backstage/errors';
import type { ProviderContext } from '../environments';
import {
  hideSecrets,
  ProgramError,
  runProgram,
  type ProgramResult,
  type RunProgramOptions,
} from '../programs';
import { toolFailure } from './toolFailure';

const ASK_TIMEOUT_MS = 20_000;
const MOST_LINES = 200;

type RunOptions = Omit<RunProgramOptions, 'env'>;

/** @public */
export interface ToolProgramOptions {
  /** Name on the PATH, or absolute path. */
  program: string;
  /** Key of the configuration that says where it is. */
  setting: string;
  env?: Record<string, string>;
}

/**
 * A command line tool: questions are answered in seconds, orders take their time and tell the log what the tool says.
 * @public
 */
export class ToolProgram {
  readonly #options: ToolProgramOptions;

  constructor(options: ToolProgramOptions) {
    this.#options = options;
  }

  get name(): string {
    return this.#options.program;
  }

  /** What it answers on its standard output. Rejects with what it said unless it ends with 0. */
  async ask(args: string[], signal: AbortSignal): Promise<string> {
    const { stdout } = await this.#run(args, {
      signal,
      timeoutMs: ASK_TIMEOUT_MS,
    });
    return stdout;
  }

  async order(
    args: string[],
    context: ProviderContext,
    { timeoutMs, input }: { timeoutMs: number; input?: string },
  ): Promise<void> {
    let lines = 0;
    await this.#run(args, {
      signal: context.signal,
      timeoutMs,
      input,
      onLine: line => {
        lines += 1;
        if (lines <= MOST_LINES) {
          context.log(hideSecrets(line)).catch(() => {});
        }
      },
    });
  }

  async #run(args: string[], options: RunOptions): Promise<ProgramResult> {
    const { program, env } = this.#options;
    const what = `${program} ${args.slice(0, 2).join(' ')}`;
    let result: ProgramResult;
    try {
      result = await runProgram(program, args, { ...options, env });
    } catch (error) {
      throw error instanceof ProgramError
        ? this.#meaningOf(error, what, options)
        : error;
    }
    if (result.code !== 0) {
      throw toolFailure(what, result);
    }
    return result;
  }

  #meaningOf(
    error: ProgramError,
    what: string,
    { timeoutMs, onLine: isOrder }: RunOptions,
  ): Error {
    const { setting } = this.#options;
    switch (error.fault) {
      case 'timeout':
        // A question may be asked again at once, an order took its time already.
        return new (isOrder ? Error : ServiceUnavailableError)(
          `${what} did not end within ${
            timeoutMs / 1000
          } s; try it where the backend runs, and \`docker ps\``,
        );
      case 'missing':
      case 'not-started':
        return new ServiceUnavailableError(
          `${error.message}; install it where the backend runs, or write its path to ${setting}`,
        );
      default:
        return error;
    }
  }
}
