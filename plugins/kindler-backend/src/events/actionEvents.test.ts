import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import { actionEvents } from './actionEvents';

const ROUTES = [
  {
    name: 'orders-rw',
    targets: [
      { name: 'orders', database: 'orders' },
      { name: 'archive', database: 'archive' },
      { name: 'spare', database: 'spare' },
    ],
  },
];
const OPERATION: Operation = {
  id: 'op-1',
  kind: 'database-switchover',
  subject: { kind: 'database', name: 'orders' },
  status: 'succeeded',
  requester: 'user:default/jane',
  reason: 'patching orders-1',
  steps: [],
  createdAt: '2026-11-22T09:00:00.000Z',
  finishedAt: '2026-11-22T09:00:09.000Z',
};
const SWITCH: Operation = {
  ...OPERATION,
  kind: 'route-switch',
  subject: { kind: 'route', name: 'orders-rw' },
};

describe('actionEvents', () => {
  it('tells who did what and why, once it has ended', () => {
    expect(actionEvents(OPERATION, ROUTES)).toEqual([
      {
        kind: 'action',
        fact: 'action op-1 orders',
        at: Date.parse(OPERATION.finishedAt!),
        database: 'orders',
        to: 'succeeded',
        operation: 'op-1',
        message: expect.objectContaining({
          code: 'asked-for-reason',
          text: 'What user:default/jane asked for succeeded: switchover of orders. Reason: patching orders-1',
        }),
      },
    ]);
  });

  it.each(['pending', 'running', 'undoing'] as const)(
    'tells nothing while it is %s',
    status => {
      expect(actionEvents({ ...OPERATION, status }, ROUTES)).toEqual([]);
    },
  );

  it('never tells the error, which has its own permission', () => {
    const failed = actionEvents(
      { ...OPERATION, status: 'failed', error: 'password of 10.0.0.1' },
      ROUTES,
    );
    expect(failed).toHaveLength(1);
    expect(JSON.stringify(failed)).not.toContain('10.0.0.1');
  });

  it.each([
    [
      'the clusters that a switch names',
      { ...SWITCH, result: { from: 'orders', to: 'archive' } },
      ['orders', 'archive'],
    ],
    [
      'all targets of a switch that names none',
      { ...SWITCH, status: 'failed' as const },
      ['orders', 'archive', 'spare'],
    ],
    [
      'no cluster for an environment',
      {
        ...OPERATION,
        kind: 'environment-create' as const,
        subject: { kind: 'environment' as const, name: 'orders' },
      },
      [],
    ],
  ])('belongs to %s', (_, operation, databases) => {
    expect(
      actionEvents(operation, ROUTES).map(({ database }) => database),
    ).toEqual(databases);
  });
});
