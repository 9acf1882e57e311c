import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import { ago } from './times';

export const creating: Operation = {
  id: 'op-1',
  kind: 'environment-create',
  subject: { kind: 'environment', name: 'preview-482' },
  status: 'running',
  requester: 'user:default/guest',
  createdAt: ago(41),
  startedAt: ago(40),
  steps: [
    {
      id: 'create-role',
      name: 'create role',
      status: 'done',
      startedAt: ago(40),
      finishedAt: ago(39),
      message: 'Role preview-482 exists.',
    },
    {
      id: 'create-database',
      name: 'create database',
      status: 'running',
      startedAt: ago(39),
    },
    {
      id: 'verify-through-haproxy',
      name: 'verify through HAProxy',
      status: 'pending',
    },
  ],
};

export const switched: Operation = {
  id: 'op-2',
  kind: 'route-switch',
  subject: { kind: 'route', name: 'orders-rw' },
  status: 'succeeded',
  requester: 'user:default/guest',
  reason: 'archive drill is over',
  createdAt: ago(3605),
  startedAt: ago(3604),
  finishedAt: ago(3600),
  steps: [
    {
      id: 'preflight',
      name: 'preflight',
      status: 'done',
      startedAt: ago(3604),
      finishedAt: ago(3603),
      message: 'Target orders answers, timeline 7.',
    },
    {
      id: 'move',
      name: 'move',
      status: 'done',
      startedAt: ago(3603),
      finishedAt: ago(3602),
      message: 'archive1 drained, pg2 ready.',
    },
  ],
  result: { gapMs: 212 },
};

export const rolledBack: Operation = {
  ...switched,
  id: 'op-3',
  status: 'failed',
  reason: undefined,
  error: 'The target refused SQL; the route was moved back to archive.',
  steps: [
    switched.steps[0],
    {
      id: 'move',
      name: 'move',
      status: 'undone',
      startedAt: ago(3603),
      finishedAt: ago(3602),
    },
    {
      id: 'verify',
      name: 'verify',
      status: 'failed',
      message: 'connection refused',
    },
  ],
};

/** A person changed the leader. */
export const switchedOver: Operation = {
  id: 'op-4',
  kind: 'database-switchover',
  subject: { kind: 'database', name: 'orders' },
  status: 'succeeded',
  requester: 'user:default/guest',
  reason: 'kernel update of orders-3',
  createdAt: '2026-11-22T08:00:00.000Z',
  startedAt: '2026-11-22T08:00:00.000Z',
  finishedAt: '2026-11-22T08:00:08.000Z',
  steps: [
    {
      id: 'ask-patroni',
      name: 'ask Patroni',
      status: 'done',
      message: 'Patroni answered 200.',
    },
    {
      id: 'see-it-led',
      name: 'see it led',
      status: 'done',
      message: 'orders-2 accepts writes on timeline 7.',
    },
  ],
};

/** It continues when somebody resumes it. */
export const waiting: Operation = {
  ...creating,
  id: 'op-5',
  subject: { kind: 'environment', name: 'preview-483' },
  status: 'waiting',
  waiting: { for: 'person', since: ago(120), until: ago(-3480) },
  steps: [
    creating.steps[0],
    {
      id: 'approve',
      name: 'wait for approval',
      status: 'waiting',
      message: 'Preview 483 needs a cluster of its own: may it be made?',
    },
  ],
};

export const operations = [
  creating,
  switched,
  rolledBack,
  switchedOver,
  waiting,
];
