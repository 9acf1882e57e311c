import {
  whyUnseen,
  type EnvironmentPlan,
  type Verdict,
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

/** Nothing is to be done only where it was seen now to be what is asked for, and each step said that it is done. */
function judge(plan: EnvironmentPlan): Verdict {
  const { observed, desired, drift, steps, now } = plan;
  const isUnknown =
    whyUnseen(plan, Date.parse(now)) !== undefined ||
    drift.some(each => each.observed === 'unknown') ||
    steps.some(({ needed }) => needed !== true && needed !== false);
  const isDifferent =
    observed.state !== desired ||
    drift.length > 0 ||
    steps.some(({ needed }) => needed === true);
  return worstOf([
    ...(isUnknown ? ['unknown'] : []),
    ...(isDifferent ? ['degraded'] : []),
  ]);
}

const WORDS = { true: 'to do', false: 'done', unknown: 'not known yet' };

function describe({ environment, desired, observed, steps }: EnvironmentPlan) {
  const is = [observed.state, observed.message, observed.fault]
    .filter(Boolean)
    .join(': ');
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
