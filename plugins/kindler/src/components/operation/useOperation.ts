import type { OperationStatus } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerResource } from '../../resource';

/** Operations change every second, so they are polled more often in addition to signals. */
const OPERATION_POLL_INTERVAL = 5_000;

const ENDED: OperationStatus[] = ['succeeded', 'failed', 'cancelled'];

export function hasEnded(status: OperationStatus): boolean {
  return ENDED.includes(status);
}

/**
 * One operation with its steps.
 */
export function useOperation(id: string) {
  return useKindlerResource(api => api.getOperation(id), {
    key: `operation/${id}`,
    interests: [{ topic: 'operation', names: [id] }],
    pollInterval: OPERATION_POLL_INTERVAL,
  });
}

/**
 * What an operation wrote down while it worked.
 */
export function useOperationLog(id: string) {
  return useKindlerResource(api => api.getOperationLog(id), {
    key: `operation-log/${id}`,
    interests: [{ topic: 'operation', names: [id] }],
    pollInterval: OPERATION_POLL_INTERVAL,
  });
}
