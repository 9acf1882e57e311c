import type { OperationDefinition } from '../../operations';
import type { ActionOperation } from '../types';
import type { ActionOptions } from './ActionContext';
import { cancelSwitchoverDefinition } from './cancelSwitchoverDefinition';
import { pauseDefinition } from './pauseDefinition';
import { reinitializeDefinition } from './reinitializeDefinition';
import { restartDefinition } from './restartDefinition';
import { switchoverDefinition } from './switchoverDefinition';

/** The operations that carry out actions. */
export function actionDefinitions(
  options: ActionOptions,
): Array<OperationDefinition<ActionOperation>> {
  return [
    switchoverDefinition(options),
    cancelSwitchoverDefinition(options),
    restartDefinition(options),
    reinitializeDefinition(options),
    pauseDefinition(options, true),
    pauseDefinition(options, false),
  ];
}
