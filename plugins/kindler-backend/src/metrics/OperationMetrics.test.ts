import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { OperationMetrics, type ActiveOperations } from './OperationMetrics';

type Observe = (result: { observe(value: number): void }) => Promise<void>;

/** Gauges that are read on demand. */
function fakeMetrics() {
  const callbacks = new Map<string, Observe[]>();
  const service = {
    createCounter: () => ({ add() {} }),
    createObservableGauge: (name: string) => ({
      addCallback: (observe: Observe) =>
        callbacks.set(name, [...(callbacks.get(name) ?? []), observe]),
    }),
  } as unknown as MetricsService;
  const read = async (name: string) => {
    const values: number[] = [];
    for (const observe of callbacks.get(name) ?? []) {
      await observe({ observe: value => values.push(value) });
    }
    return values;
  };
  return { service, read };
}

describe('OperationMetrics', () => {
  const UP = 'kindler.plugin.database.up';
  const ACTIVE = 'kindler.operations.active';

  it('waits for a journal that hangs no longer than 2 s, and asks it only once', async () => {
    let answer = (_: ActiveOperations[]) => {};
    const countActive = jest.fn(
      () =>
        new Promise<ActiveOperations[]>(resolve => {
          answer = resolve;
        }),
    );
    const { service, read } = fakeMetrics();
    new OperationMetrics(service).watch({ countActive });
    expect(await Promise.all([read(UP), read(ACTIVE)])).toEqual([[0], []]);
    expect(await read(UP)).toEqual([0]);
    expect(countActive).toHaveBeenCalledTimes(1);

    answer([]);
    countActive.mockResolvedValue([
      { kind: 'route-switch', status: 'running', count: 3, oldestMs: 1 },
    ]);
    expect(await read(UP)).toEqual([1]);
    expect(await read(ACTIVE)).toEqual([3]);
  });
});
