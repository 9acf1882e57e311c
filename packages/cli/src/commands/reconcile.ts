import type {
  EnvironmentPlan,
  Verdict,
} from '@kindler/backstage-plugin-kindler-common';
import { EXIT, worstOf } from '../ExitCode';
import { followOperation } from '../operations/followOperation';
import { withWait, type WaitOptions } from '../operations/waitOptions';
import { printable } from '../output/printable';
import { renderTable } from '../output/renderTable';
import { openPortal, type GlobalOptions } from '../portal/Portal';
import type { AddCommand } from './AddCommand';

interface ReconcileOptions extends GlobalOptions, WaitOptions {
  dryRun?: boolean;
}

export const addReconcile: AddCommand = (program, context) => {
  const command = program
    .command('reconcile')
    .description('leads an environment from what is there to what is asked for')
    .argument('<environment>', 'name of the environment')
    .option('--dry-run', 'only look, and say what would be done');
  withWait(command).action((name: string) =>
    context.run(async () => {
      const options: ReconcileOptions = command.optsWithGlobals();
      const portal = openPortal(options, context);
      if (!options.dryRun) {
        const { item } = await portal.reconcileEnvironment(name, {});
        return followOperation(portal, item, options, context);
      }
      const plan = await portal.planEnvironmentReconcile(name, {});
      const verdict = judge(plan);
      return {
        exitCode: EXIT[verdict],
        data: { verdict, ...plan },
        text: describe(plan),
      };
    }),
  );
};

function judge({ observed, drift, steps }: EnvironmentPlan): Verdict {
  const isUnknown =
    observed.state === 'unknown' ||
    Boolean(observed.fault) ||
    steps.some(({ needed }) => needed === 'unknown');
  const isDifferent =
    drift.length > 0 || steps.some(({ needed }) => needed === true);
  return worstOf([
    ...(isUnknown ? ['unknown' as const] : []),
    ...(isDifferent ? ['degraded' as const] : []),
  ]);
}

const WORDS = { true: 'to do', false: 'done', unknown: 'not known yet' };

function describe({ environment, desired, observed, steps }: EnvironmentPlan) {
  const is = observed.message
    ? `${observed.state}: ${observed.message}`
    : observed.state;
  const first = `${environment} is to be ${desired}, and is ${is}`;
  const table = renderTable(
    ['STEP', 'STATE', 'WHY'],
    steps.map(({ name, needed, message }) => [
      name,
      WORDS[`${needed}`],
      message,
    ]),
  );
  return `${printable(first)}\n${table}`;
}
