import { waitFor } from '@kindler/lab';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import type { Stage } from '../support/openStage';

/** Asks for an operation, again while the cluster is not seen well, and waits until it has succeeded. */
export async function carryOut(
  { call }: Stage,
  path: string,
  request: object,
): Promise<Operation> {
  const { body } = await waitFor(
    `${path} to be taken`,
    async () => {
      const answer = await call('POST', `/kindler/v1${path}`, {
        reason: 'a benchmark',
        ...request,
      });
      if (answer.status !== 202) {
        throw new Error(JSON.stringify(answer.body));
      }
      return answer;
    },
    { deadlineMs: 60_000 },
  );
  const operation: Operation = await waitFor(
    `${path} to end`,
    async () => {
      const answer = await call(
        'GET',
        `/kindler/v1/operations/${body.item.id}`,
      );
      const { item } = answer.body;
      return ['succeeded', 'failed'].includes(item.status) ? item : undefined;
    },
    { deadlineMs: 120_000 },
  );
  if (operation.status !== 'succeeded') {
    throw new Error(`${path} failed: ${JSON.stringify(operation)}`);
  }
  return operation;
}
