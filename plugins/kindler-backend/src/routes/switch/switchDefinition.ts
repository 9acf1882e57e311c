import { word } from '@kindler/backstage-plugin-kindler-common';
import type { OperationDefinition } from '../../operations';
import { moveStep } from './moveStep';
import {
  resolveSwitch,
  type SwitchOptions,
  type SwitchStep,
} from './SwitchContext';
import { warmStep } from './warmStep';

/**
 * Moves a route: warms the new target, moves the clients, proves the move by SQL through the listener, and makes it
 * survive a reload.
 */
export function switchDefinition(
  options: SwitchOptions,
): OperationDefinition<'route-switch'> {
  return {
    kind: 'route-switch',
    plan: () => {
      const { warmUp, move, keep } = switchSteps(options);
      return [warmUp, move, keep];
    },
  };
}

/** The steps of a switch, also within what contains one. */
export function switchSteps(
  options: SwitchOptions,
): Record<'warmUp' | 'move' | 'keep', SwitchStep> {
  return {
    warmUp: warmStep(options),
    move: moveStep(options),
    keep: keepStep(options),
  };
}

function keepStep(options: SwitchOptions): SwitchStep {
  return {
    id: 'keep',
    name: word('step-keep', {}),
    do: async context => {
      const { driver, route } = resolveSwitch(options, context);
      context.state.kept = await driver.persist(message =>
        context.log(message),
      );
      await options.refreshGateway(route.gateway);
    },
    verify: async ({ state }) =>
      state.kept ? word('switch-kept', {}) : word('switch-not-kept', {}),
  };
}
