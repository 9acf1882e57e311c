import type {
  DatabaseEnvironment,
  Environment,
  EnvironmentConnection,
  EnvironmentCredentials,
  EnvironmentPlan,
  KubernetesEnvironment,
  ProviderList,
  TemporaryCredentialList,
} from '@kindler/backstage-plugin-kindler-common';
import { ago, NOW } from './times';

export const preview: DatabaseEnvironment = {
  name: 'preview-481',
  provider: 'database',
  owner: 'group:default/platform',
  state: 'running',
  desired: 'running',
  observed: {
    state: 'running',
    observedAt: ago(20),
    source: 'provider:database',
  },
  drift: [],
  registrations: [],
  connections: [
    {
      kind: 'postgresql',
      route: 'platform-rw',
      database: 'preview-481',
      user: 'preview-481',
    },
  ],
  details: {
    route: 'platform-rw',
    database: 'preview-481',
    role: 'preview-481',
  },
  createdAt: ago(86_400),
  updatedAt: ago(60),
  lastReconciledAt: ago(60),
};

export const broken: KubernetesEnvironment = {
  ...preview,
  name: 'cluster-7',
  provider: 'k3d',
  state: 'failed',
  observed: undefined,
  connections: [],
  details: {
    nodePort: 30007,
    httpPort: 8007,
    httpsPort: 8443,
    subnet: '10.107.0.0/16',
  },
  error: 'k3d is not installed where this portal runs.',
};

/** A cluster with a database of its own behind a route. */
export const clusterWithDatabase: KubernetesEnvironment = {
  ...broken,
  name: 'cluster-8',
  state: 'running',
  error: undefined,
  connections: preview.connections,
  registrations: [
    {
      kind: 'database',
      details: { route: 'platform-rw' },
      observed: 'present',
    },
  ],
};

/** Somebody stopped it by hand, and its registration is gone. */
export const drifted: DatabaseEnvironment = {
  ...preview,
  name: 'preview-490',
  state: 'stopped',
  observed: {
    state: 'stopped',
    observedAt: ago(180),
    source: 'provider:database',
    fault: 'The database behind the route does not answer',
  },
  drift: [
    { subject: 'environment', desired: 'running', observed: 'stopped' },
    {
      subject: 'argocd',
      desired: 'present',
      observed: 'absent',
      message: 'the cluster Secret is not there',
    },
  ],
  registrations: [{ kind: 'argocd', details: {}, observed: 'absent' }],
};

/** Created for a pull request, and about to expire. */
export const expiring: DatabaseEnvironment = {
  ...preview,
  name: 'shop-pr-481',
  expiresAt: ago(-3 * 3600 - 30),
};

/** Protected by the configuration. */
export const kept: DatabaseEnvironment = {
  ...preview,
  name: 'devops',
  protected: true,
};

export const environments: Environment[] = [preview, broken, drifted];

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

export const temporaryCredentials: TemporaryCredentialList = {
  now: NOW,
  items: [
    {
      id: 'kindler_tmp_6f1d0c2b9a8e7d5c4b3a',
      state: 'valid',
      validUntil: ago(-2400),
      sessions: 2,
      lastActiveAt: ago(4),
      requester: 'user:default/jane.doe',
      reason: 'Backfill of the order totals',
      issuedAt: ago(1200),
    },
    {
      id: 'kindler_tmp_0a1b2c3d4e5f60718293',
      state: 'ending',
      validUntil: ago(20),
      sessions: 0,
    },
  ],
  defaultTtl: 'PT1H',
  maxTtl: 'P1D',
};

export const providers: ProviderList = {
  now: NOW,
  items: [
    {
      kind: 'database',
      availability: { available: true },
      capabilities: {
        stop: true,
        update: false,
        credentials: true,
        temporaryCredentials: true,
      },
    },
    {
      kind: 'k3d',
      availability: { available: true },
      capabilities: {
        stop: false,
        update: false,
        credentials: false,
        temporaryCredentials: false,
      },
    },
  ],
  registrations: [
    {
      kind: 'argocd',
      availability: { available: true },
      temporaryCredentials: false,
    },
    {
      kind: 'database',
      availability: { available: true },
      temporaryCredentials: true,
    },
  ],
};

export const reconcilePlan: EnvironmentPlan = {
  now: NOW,
  environment: 'preview-490',
  desired: 'running',
  observed: { state: 'stopped', source: 'provider:database', observedAt: NOW },
  drift: drifted.drift,
  steps: [
    { id: 'role', name: 'Create the role', needed: false },
    { id: 'open', name: 'Let clients log in', needed: true },
    {
      id: 'argocd:secret',
      name: 'Write the cluster Secret',
      needed: 'unknown',
    },
  ],
};
