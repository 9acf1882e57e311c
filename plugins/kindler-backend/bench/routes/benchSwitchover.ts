/* eslint-disable no-console */
import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '@kindler/lab';
import type { Stage } from '../support/openStage';
import { median } from '../support/median';
import { Writers, type Seen } from './Writers';

const ROUNDS = 5;
const BEFORE_MS = 1000;

/** Planned switchovers under writers, with clients taken along and without, in turn on one lab. */
export async function benchSwitchover(stage: Stage) {
  const alone: Seen[] = [];
  const assisted: Seen[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    alone.push(await switchOver(stage, false));
    assisted.push(await switchOver(stage, true));
  }
  describe('left to health checks', alone);
  describe('clients taken along', assisted);
  const gaps = [alone, assisted].map(seen =>
    median(seen.map(({ gapMs }) => gapMs)),
  );
  console.log(
    `Clients taken along wait ${(gaps[1] / gaps[0]).toFixed(2)} of the time`,
  );
}

async function switchOver(stage: Stage, assist: boolean): Promise<Seen> {
  const { lab, call } = stage;
  await lab.waitHealthy();
  const writers = new Writers({
    ...lab.state.gateway.listeners.orders_rw,
    ...lab.state.credentials.superuser,
    database: 'postgres',
  });
  await writers.start();
  await delay(BEFORE_MS);
  const { status, body } = await call(
    'POST',
    '/kindler/v1/databases/orders/switchover',
    { reason: 'a benchmark', assist },
  );
  if (status !== 202) {
    throw new Error(`Switchover refused: ${JSON.stringify(body)}`);
  }
  const operation = await waitFor(
    'the switchover',
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
    throw new Error(`Switchover failed: ${JSON.stringify(operation)}`);
  }
  console.log(
    JSON.stringify(
      operation.steps.map((s: any) => [s.id, s.status, s.message]),
    ),
  );
  return writers.stop();
}

function describe(how: string, seen: Seen[]) {
  const of = (key: keyof Seen) => {
    const values = seen.map(each => each[key]);
    return `${median(values)} / ${Math.max(...values)}`;
  };
  console.log(
    `Switchover, ${how} (median / worst of ${seen.length}): gap ${of(
      'gapMs',
    )} ms, failed transactions ${of(
      'failedTransactions',
    )}, failed connections ${of('failedConnections')}, lost ${of('lost')}`,
  );
}
