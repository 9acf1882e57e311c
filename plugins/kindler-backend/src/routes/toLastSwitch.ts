import type {
  Operation,
  Route,
} from '@kindler/backstage-plugin-kindler-common';

/** Returns the outcome of a switch; undefined until it has ended. */
export function toLastSwitch(operation: Operation): Route['lastSwitch'] {
  const { result, steps, finishedAt, status } = operation;
  if (!finishedAt || typeof result?.to !== 'string') {
    return undefined;
  }
  const stuck = steps.some(step => step.status === 'undo-failed');
  const undone = stuck ? 'failed' : 'rolled-back';
  return {
    operationId: operation.id,
    from: typeof result.from === 'string' ? result.from : undefined,
    to: result.to,
    at: finishedAt,
    gapMs: typeof result.gapMs === 'number' ? result.gapMs : undefined,
    heldMs: typeof result.heldMs === 'number' ? result.heldMs : undefined,
    outcome: status === 'succeeded' ? status : undone,
  };
}
