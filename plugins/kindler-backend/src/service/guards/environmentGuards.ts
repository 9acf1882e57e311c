import {
  environmentCreatePermission,
  environmentCredentialsPermission,
  environmentDeletePermission,
  environmentImportPermission,
  environmentReadPermission,
  environmentTemporaryCredentialsPermission,
  environmentUpdatePermission,
  kindlerViewPermission,
  type CreateEnvironmentRequest,
} from '@kindler/backstage-plugin-kindler-common';
import { byName, name, type Guards } from './Guard';

const READ = {
  about: 'environment',
  permission: environmentReadPermission,
} as const;

const UPDATE = {
  about: 'environment',
  permission: environmentUpdatePermission,
  which: byName,
} as const;

const nameAndReason = (
  environment: string,
  { reason }: { reason?: string },
) => ({ name: environment, reason });

const CHANGE = { ...UPDATE, meta: nameAndReason } as const;

const countRows = ({ rows }: { rows: unknown[] }) => ({
  rows: String(rows.length),
});
const TEMPORARY = {
  about: 'environment',
  permission: environmentTemporaryCredentialsPermission,
  which: byName,
} as const;

const CREATE = {
  permission: environmentCreatePermission,
  owner: ({ owner }: { owner?: string }) => owner,
  namesEnvironments: true,
  meta: ({ name: environment, provider, owner }: CreateEnvironmentRequest) => ({
    name: environment,
    provider,
    owner,
  }),
} as const;

export const environmentGuards = {
  listEnvironments: { ...READ, which: 'each', eventId: 'environment-list' },
  getEnvironment: {
    ...READ,
    which: byName,
    eventId: 'environment-fetch',
    meta: name,
  },
  planEnvironmentCreation: { ...CREATE, eventId: 'environment-create-plan' },
  createEnvironment: { ...CREATE, eventId: 'environment-create' },
  deleteEnvironment: {
    about: 'environment',
    permission: environmentDeletePermission,
    which: byName,
    eventId: 'environment-delete',
    meta: nameAndReason,
  },
  startEnvironment: { ...CHANGE, eventId: 'environment-start' },
  stopEnvironment: { ...CHANGE, eventId: 'environment-stop' },
  planEnvironmentUpdate: { ...CHANGE, eventId: 'environment-update-plan' },
  updateEnvironment: { ...CHANGE, eventId: 'environment-update' },
  extendEnvironment: { ...UPDATE, eventId: 'environment-extend', meta: name },
  reconcileEnvironment: { ...CHANGE, eventId: 'environment-reconcile' },
  planEnvironmentReconcile: {
    ...READ,
    which: byName,
    eventId: 'environment-reconcile-plan',
    meta: name,
  },
  planEnvironmentImport: {
    permission: environmentImportPermission,
    eventId: 'environment-import-plan',
    meta: countRows,
  },
  importEnvironments: {
    permission: environmentImportPermission,
    eventId: 'environment-import',
    meta: countRows,
  },
  listDrift: { ...READ, which: 'each', eventId: 'drift-list' },
  listProviders: {
    permission: kindlerViewPermission,
    eventId: 'provider-list',
  },
  getEnvironmentConnection: {
    ...READ,
    which: byName,
    eventId: 'environment-connection-fetch',
    meta: name,
  },
  createEnvironmentCredentials: {
    about: 'environment',
    permission: (_name, { kind }) =>
      kind === 'temporary'
        ? environmentTemporaryCredentialsPermission
        : environmentCredentialsPermission,
    which: byName,
    eventId: 'environment-credentials-create',
    meta: (environment, { kind, ttl, reason }) => ({
      name: environment,
      kind: kind ?? 'password',
      ttl,
      reason,
    }),
  },
  listEnvironmentCredentials: {
    ...TEMPORARY,
    eventId: 'environment-credential-list',
    meta: name,
  },
  revokeEnvironmentCredential: {
    ...TEMPORARY,
    eventId: 'environment-credential-revoke',
    meta: (environment, id) => ({ name: environment, id }),
  },
} satisfies Partial<Guards>;
