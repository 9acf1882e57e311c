import type {
  Environment,
  EnvironmentConnection,
  EnvironmentCredentials,
} from '@kindler/backstage-plugin-kindler-common';
import { ago, NOW } from './times';

export const preview: Environment = {
  name: 'preview-481',
  provider: 'database',
  owner: 'group:default/platform',
  desiredState: 'present',
  actualState: 'running',
  route: 'platform-rw',
  databaseName: 'preview-481',
  databaseRole: 'preview-481',
  createdAt: ago(86_400),
  updatedAt: ago(60),
  lastReconciledAt: ago(60),
};

export const broken: Environment = {
  ...preview,
  name: 'cluster-7',
  provider: 'k3d',
  actualState: 'failed',
  databaseName: undefined,
  route: undefined,
  nodePort: 30007,
  httpPort: 8007,
  httpsPort: 8443,
  subnet: '10.107.0.0/16',
  error: 'k3d is not installed where this portal runs.',
};

export const environments = [preview, broken];

export const connection: EnvironmentConnection = {
  now: NOW,
  environment: 'preview-481',
  host: '127.0.0.1',
  port: 5002,
  database: 'preview-481',
  user: 'preview-481',
  sslMode: 'disable',
  route: 'platform-rw',
  freshness: { status: 'live', observedAt: NOW },
};

export const credentials: EnvironmentCredentials = {
  environment: 'preview-481',
  host: '127.0.0.1',
  port: 5002,
  database: 'preview-481',
  user: 'preview-481',
  password: 'shown-only-once',
  sslMode: 'disable',
};
