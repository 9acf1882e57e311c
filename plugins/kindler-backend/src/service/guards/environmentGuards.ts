import {
  environmentCreatePermission,
  environmentCredentialsPermission,
  environmentDeletePermission,
  environmentReadPermission,
} from '@kindler/backstage-plugin-kindler-common';
import { byName, name, type Guards } from './Guard';

const READ = {
  about: 'environment',
  permission: environmentReadPermission,
} as const;

export const environmentGuards = {
  listEnvironments: { ...READ, which: 'each', eventId: 'environment-list' },
  getEnvironment: {
    ...READ,
    which: byName,
    eventId: 'environment-fetch',
    meta: name,
  },
  createEnvironment: {
    permission: environmentCreatePermission,
    owner: request => request.owner,
    eventId: 'environment-create',
    meta: request => ({
      name: request.name,
      provider: request.provider,
      owner: request.owner,
    }),
  },
  deleteEnvironment: {
    about: 'environment',
    permission: environmentDeletePermission,
    which: byName,
    eventId: 'environment-delete',
    meta: name,
  },
  getEnvironmentConnection: {
    ...READ,
    which: byName,
    eventId: 'environment-connection-fetch',
    meta: name,
  },
  createEnvironmentCredentials: {
    about: 'environment',
    permission: environmentCredentialsPermission,
    which: byName,
    eventId: 'environment-credentials-create',
    meta: (environment, { reason }) => ({ name: environment, reason }),
  },
} satisfies Partial<Guards>;
