import type {
  Operation,
  OperationAnswer,
} from '@kindler/backstage-plugin-kindler-common';

export function operation(overrides: Partial<Operation> = {}): Operation {
  return {
    id: 'op-1',
    kind: 'environment-create',
    subject: { kind: 'environment', name: 'orders-dev' },
    status: 'pending',
    requester: 'user:default/mock',
    steps: [
      { id: 'create-role', name: 'create role', status: 'pending' },
      { id: 'create-database', name: 'create database', status: 'pending' },
    ],
    createdAt: '2026-11-22T10:00:00Z',
    ...overrides,
  };
}

export function answer(item: Operation): OperationAnswer {
  return { now: '2026-11-22T10:00:01Z', item };
}

export const halfWay = operation({
  status: 'running',
  steps: [
    {
      id: 'create-role',
      name: 'create role',
      status: 'done',
      message: 'role orders-dev is there',
    },
    { id: 'create-database', name: 'create database', status: 'running' },
  ],
});

export const succeeded = operation({
  status: 'succeeded',
  steps: [
    { id: 'create-role', name: 'create role', status: 'done' },
    { id: 'create-database', name: 'create database', status: 'done' },
  ],
});

export const failed = operation({
  status: 'failed',
  error: 'the role was removed again, nothing is left',
  steps: [
    { id: 'create-role', name: 'create role', status: 'undone' },
    {
      id: 'create-database',
      name: 'create database',
      status: 'failed',
      message: 'permission denied to create database',
    },
  ],
});
