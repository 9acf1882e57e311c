import {
  operationAbandonPermission,
  operationCancelPermission,
  operationReadPermission,
  operationResumePermission,
  operationRetryPermission,
} from '@kindler/backstage-plugin-kindler-common';
import type { Guards } from './Guard';

const READ = {
  about: 'operation',
  permission: operationReadPermission,
} as const;

const byId = (id: string) => id;
const meta = (id: string) => ({ id });
const idAndReason = (id: string, { reason }: { reason?: string }) => ({
  id,
  reason,
});

export const operationGuards = {
  listOperations: { ...READ, which: 'each', eventId: 'operation-list' },
  getOperation: { ...READ, which: byId, eventId: 'operation-fetch', meta },
  getOperationLog: {
    ...READ,
    which: byId,
    eventId: 'operation-log-fetch',
    meta,
  },
  resumeOperation: {
    about: 'operation',
    permission: operationResumePermission,
    which: byId,
    changes: true,
    eventId: 'operation-resume',
    meta,
  },
  cancelOperation: {
    about: 'operation',
    permission: operationCancelPermission,
    which: byId,
    changes: true,
    eventId: 'operation-cancel',
    meta,
  },
  retryOperation: {
    about: 'operation',
    permission: operationRetryPermission,
    which: byId,
    changes: true,
    eventId: 'operation-retry',
    meta: idAndReason,
  },
  abandonOperation: {
    about: 'operation',
    permission: operationAbandonPermission,
    which: byId,
    changes: true,
    eventId: 'operation-abandon',
    meta: idAndReason,
  },
} satisfies Partial<Guards>;
