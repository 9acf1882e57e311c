import { word } from '@kindler/backstage-plugin-kindler-common';
import type { OperationDefinition } from '../../operations';
import { moveStep } from './moveStep';
import {
  resolveSwitch,
  type SwitchOptions,
  type SwitchStep,
} from './SwitchContext';
import { warmStep } from './warmStep';

/** Moves a route: warm the new target, move, prove it by SQL through the listener, keep it over a reload. */
export function switchDefinition(
  options: SwitchOptions,
): OperationDefinition<'route-switch'> {
  return {
    kind: 'route-switch',
    plan: () => [warmStep(options), moveStep(options), keepStep(options)],
  };
}

function keepStep(options: SwitchOptions): SwitchStep {
  return {
    id: 'keep',
    name: word('step-keep', {}),
    do: async context => {
      const { driver } = resolveSwitch(options, context);
      context.state.kept = await driver.persist();
    },
    verify: async ({ state }) =>
      state.kept ? word('switch-kept', {}) : word('switch-not-kept', {}),
    undo: async context => {
      await resolveSwitch(options, context).driver.persist();
    },
  };
}
