import { EXIT, type ExitCode } from '../ExitCode';
import {
  countOutcomes,
  describeImport,
  type Counts,
} from '../import/describeImport';
import { readSource, type SourceOptions } from '../import/readSource';
import { sendSource } from '../import/sendSource';
import { openPortal, type GlobalOptions } from '../portal/Portal';
import type { AddCommand } from './AddCommand';

interface ImportOptions extends GlobalOptions, SourceOptions {
  dryRun?: boolean;
  partial?: boolean;
}

export const addImport: AddCommand = (program, context) => {
  program
    .command('import')
    .description('records the environments of an older Kindler')
    .option('--from <file>', 'environments.csv, or the SQLite file of Kindler')
    .option(
      '--from-env <name>',
      'environment variable with the URL of the PostgreSQL database of Kindler',
    )
    .option('--dry-run', 'only compare')
    .option('--partial', 'record the other rows where some are refused')
    .action((_, command) =>
      context.run(async () => {
        const options: ImportOptions = command.optsWithGlobals();
        const portal = openPortal(options, context);
        const source = await readSource(options, context);
        const { items, isRecorded } = await sendSource(portal, source, {
          ...options,
          onProgress: (done, all) =>
            context.warn(`${done} of ${all} rows are recorded\n`),
        });
        const summary = countOutcomes(items);
        return {
          exitCode: exitCodeOf(summary, isRecorded),
          data: { isRecorded, summary, items },
          text: describeImport(items, isRecorded),
        };
      }),
    );
};

function exitCodeOf(counts: Counts, isRecorded: boolean): ExitCode {
  if (counts.refused > 0) {
    return EXIT.critical;
  }
  const isDifferent = counts.different > 0 || (!isRecorded && counts.added > 0);
  return isDifferent ? EXIT.degraded : EXIT.ok;
}
