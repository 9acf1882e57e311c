import { EXIT } from '../../ExitCode';
import type { AddCommand } from '../AddCommand';
import { describeDiagnosis } from './describeDiagnosis';
import { examineConfig } from './examineConfig';
import { examineFound } from './examineFound';
import { judge } from './judge';
import { readOptions, type DoctorFlags } from './readOptions';

const collect = (value: string, before: string[] = []) => [...before, value];

export const addDoctor: AddCommand = (program, context) => {
  program
    .command('doctor')
    .description(
      'asks Patroni, the nodes, HAProxy and a client itself, without a portal, and writes a configuration',
    )
    .option(
      '--config <file>',
      'app-config to try; several are merged in order',
      collect,
    )
    .option('--patroni <url>', 'REST URL of a member; may be repeated', collect)
    .option('--stats <url>', 'statistics page of HAProxy')
    .option(
      '--listener <proxy=host:port>',
      'where clients of a proxy connect; may be repeated',
      collect,
    )
    .option('--all-members', 'also ask the members that Patroni names')
    .action((flags: DoctorFlags) =>
      context.run(async () => {
        const options = readOptions(flags, context.env);
        const diagnosis = options.config
          ? await examineConfig(options.config, context.env)
          : await examineFound(options);
        const verdict = judge(diagnosis);
        return {
          exitCode: EXIT[verdict],
          data: { verdict, ...diagnosis },
          text: describeDiagnosis(diagnosis, verdict),
        };
      }),
    );
};
