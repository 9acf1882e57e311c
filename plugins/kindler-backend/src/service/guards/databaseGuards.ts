import {
  databaseAcknowledgePermission,
  databaseActionPermissions,
  databaseReadPermission,
  type DatabaseActionKind,
} from '@kindler/backstage-plugin-kindler-common';
import { byName, name, type Guards } from './Guard';

const READ = {
  about: 'database',
  permission: databaseReadPermission,
} as const;

const ACT = {
  about: 'database',
  permission: (_name: string, kind: DatabaseActionKind) =>
    Object.hasOwn(databaseActionPermissions, kind)
      ? databaseActionPermissions[kind]
      : undefined,
  which: byName,
} as const;

export const databaseGuards = {
  listDatabases: { ...READ, which: 'each', eventId: 'database-list' },
  getDatabase: {
    ...READ,
    which: byName,
    eventId: 'database-fetch',
    meta: name,
  },
  getDatabaseHistory: {
    ...READ,
    which: byName,
    eventId: 'database-history-fetch',
    meta: name,
  },
  getDatabaseAvailability: {
    ...READ,
    which: byName,
    eventId: 'database-availability-fetch',
    meta: name,
  },
  getDatabaseFindings: {
    ...READ,
    which: byName,
    eventId: 'database-fetch',
    meta: name,
  },
  listFindings: { ...READ, which: 'each', eventId: 'finding-list' },
  listEvents: {
    ...READ,
    which: 'each',
    tellsWhoActed: true,
    eventId: 'event-list',
    meta: ({ database }) => ({ database }),
  },
  listIncidents: {
    ...READ,
    which: 'each',
    eventId: 'incident-list',
    meta: ({ database }) => ({ database }),
  },
  getIncident: {
    ...READ,
    which: byName,
    tellsWhoActed: true,
    eventId: 'incident-fetch',
    meta: (database, incident) => ({ name: database, id: incident }),
  },
  acknowledgeFinding: {
    about: 'database',
    permission: databaseAcknowledgePermission,
    which: byName,
    eventId: 'database-acknowledge',
    meta: (database, { finding, reason }) => ({
      name: database,
      finding,
      reason,
    }),
  },
  planDatabaseAction: {
    ...ACT,
    eventId: 'database-action-plan',
    meta: (database, kind) => ({ name: database, action: kind }),
  },
  runDatabaseAction: {
    ...ACT,
    eventId: 'database-action',
    meta: (database, kind, request) => ({
      name: database,
      action: kind,
      member: request.member,
      scheduledAt: request.scheduledAt,
      reason: request.reason,
    }),
  },
} satisfies Partial<Guards>;
