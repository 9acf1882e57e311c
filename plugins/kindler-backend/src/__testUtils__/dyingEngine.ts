import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { OperationStep } from '../operations';
import { EnvironmentEngine } from './EnvironmentEngine';

/** Where a step is when its backend is killed: before it did anything, when it did it, or when that was seen. */
export type KillPoint = 'before' | 'in' | 'after';

export interface Orders {
  config: ConstructorParameters<typeof EnvironmentEngine>[0]['config'];
  file: string;
  point: KillPoint;
  /** Operations to begin, and the step of each at which it stands still. */
  orders: Array<{
    kind: 'environment-create' | 'environment-delete';
    name: string;
    step: string;
  }>;
}

/**
 * Begins operations that stand still at their points, and kills this process with SIGKILL as soon as all of them do; what
 * to begin comes on stdin.
 */
async function main() {
  const told: Orders = JSON.parse(await text(process.stdin));
  let standing = 0;
  const stand = async () => {
    standing += 1;
    if (standing === told.orders.length) {
      process.kill(process.pid, 'SIGKILL');
    }
    await once(process, 'never');
  };
  const engine = new EnvironmentEngine({
    ...told,
    adapt: definition => ({
      ...definition,
      plan: input =>
        definition.plan(input).map(step => {
          const isIt = told.orders.some(
            order =>
              order.kind === definition.kind &&
              order.name === input.name &&
              order.step === step.id,
          );
          return isIt ? standingAt(step, told.point, stand) : step;
        }),
    }),
  });
  await engine.open();
  for (const { kind, name } of told.orders) {
    engine.runner.begin(
      await engine.store.createClaimed(engine.requestFor(kind, name)),
    );
  }
}

function standingAt<TKind extends 'environment-create'>(
  step: OperationStep<TKind>,
  point: KillPoint,
  stand: () => Promise<void>,
): OperationStep<TKind> {
  return {
    ...step,
    check: undefined,
    do: async context => {
      if (point === 'before') {
        await stand();
      }
      await step.do(context);
      if (point === 'in') {
        await stand();
      }
    },
    verify: async context => {
      const seen = await step.verify(context);
      await stand();
      return seen;
    },
  };
}

void main();
