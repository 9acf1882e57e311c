import { Command, CommanderError } from 'commander';
import { version } from '../package.json';
import { COMMANDS } from './commands';
import { EXIT, EXIT_CODES_HELP, type ExitCode } from './ExitCode';
import { printable } from './output/printable';
import { explainError } from './portal/explainError';
import type { GlobalOptions } from './portal/Portal';
import type { Report } from './Report';
import type { Surroundings } from './Surroundings';

/** Runs the program with these arguments; answers its exit code and never rejects. */
export async function runCli(
  args: string[],
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { write, warn } = surroundings;
  let exitCode: ExitCode = EXIT.ok;
  const program = new Command('kindler')
    .description('Says how PostgreSQL clusters, routes and environments are')
    .version(version)
    .option('--portal <url>', 'backend of the portal; or KINDLER_PORTAL')
    .option('--token-file <file>', 'holds the token; or KINDLER_TOKEN itself')
    .option('--json', 'print one JSON document')
    .addHelpText('after', EXIT_CODES_HELP)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: write, writeErr: warn })
    .exitOverride();
  const run = async (work: () => Promise<Report>) => {
    const { json } = program.opts<GlobalOptions>();
    const report = await work().catch(error => failed(error));
    ({ exitCode } = report);
    if (json) {
      write(`${JSON.stringify({ exitCode, ...report.data }, null, 2)}\n`);
    } else if ('error' in report.data) {
      warn(report.text);
    } else {
      write(report.text);
    }
  };
  for (const add of COMMANDS) {
    add(program, { ...surroundings, run });
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has said what is wrong.
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    }
    warn(failed(error).text);
    return EXIT.unknown;
  }
}

function failed(error: unknown): Report {
  const { exitCode, name, message } = explainError(error);
  return {
    exitCode,
    data: { error: { name, message } },
    text: `${printable(message)}\n`,
  };
}
