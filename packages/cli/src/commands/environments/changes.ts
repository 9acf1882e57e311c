import { followOperation } from '../../operations/followOperation';
import { withWait, type WaitOptions } from '../../operations/waitOptions';
import { openPortal, type GlobalOptions } from '../../portal/Portal';
import type { AddCommand } from '../AddCommand';

const CHANGES = {
  delete: {
    call: 'deleteEnvironment',
    description: 'removes an environment and its data',
  },
  start: {
    call: 'startEnvironment',
    description: 'starts an environment that was stopped',
  },
  stop: {
    call: 'stopEnvironment',
    description: 'stops an environment; what it holds stays',
  },
} as const;

/** `delete`, `start` and `stop`. */
export const addChanges: AddCommand = (group, context) => {
  for (const [name, { call, description }] of Object.entries(CHANGES)) {
    const command = group
      .command(name)
      .description(description)
      .argument('<environment>', 'its name');
    withWait(command).action((environment: string) =>
      context.run(async () => {
        const options: GlobalOptions & WaitOptions = command.optsWithGlobals();
        const portal = openPortal(options, context);
        const { item } = await portal[call](environment, {});
        return followOperation(portal, item, options, context);
      }),
    );
  }
};
