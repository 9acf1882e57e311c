import { rmSync } from 'node:fs';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { ResponseError } from '@backstage/errors';
import {
  AuthorizeResult,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createKindlerClient,
  type KindlerCall,
} from '@kindler/backstage-plugin-kindler-common';
import { PluginDatabases } from '../../__testUtils__/PluginDatabases';
import { kindlerPlugin } from '../../plugin';
import { seedBackups, seedTenants, TEAM } from './seedTenants';

export const ANN = 'user:default/ann';

const target = (name: string) => [
  { name: 'archive', database: name, servers: ['a'] },
];

/** Two things of each kind without real sources: `mine` of Ann's team, and `theirs`. */
const KINDLER = {
  database: { route: 'kindler', user: 'k', password: 'k', database: 'k' },
  databases: ['mine', 'theirs'].map(name => ({
    name,
    owner: name === 'mine' ? TEAM : 'group:default/others',
    members: [{ name: 'a', address: '127.0.0.1:9' }],
  })),
  gateways: ['edge', 'mine', 'theirs'].map(name => ({
    name,
    stats: { url: 'http://127.0.0.1:9/stats' },
  })),
  routes: ['kindler', 'mine', 'theirs'].map((name, index) => ({
    name,
    owner: name === 'mine' ? TEAM : 'group:default/others',
    gateway: 'edge',
    proxy: name,
    intent: 'read-write',
    listener: { host: '127.0.0.1', port: index + 8 },
    targets: target(name === 'kindler' ? 'mine' : name),
  })),
};

type Policy = (permission: Permission) => PolicyDecision;

export const allowAll: Policy = () => ({ result: AuthorizeResult.ALLOW });

type Call = (...args: unknown[]) => Promise<object>;
type Answer = { status: number; answer?: object; message?: string };

/** Starts the plugin with things of two teams. Ann calls it over HTTP under a policy that can be changed. */
export async function startTenants() {
  const databases = await PluginDatabases.create('SQLite');
  const [knex] = await databases.open();
  await seedTenants(knex);
  const state = { policy: allowAll as Policy };
  const decide = async (requests: Array<{ permission: Permission }>) =>
    requests.map(({ permission }) => state.policy(permission));
  const backups = seedBackups();
  const backend = await startTestBackend({
    features: [
      kindlerPlugin,
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: 'http://localhost:7007' },
          kindler: { ...KINDLER, backups: { folder: backups } },
        },
      }),
      mockServices.database.factory({ knex }),
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () =>
          ({ authorize: decide, authorizeConditional: decide } as never),
      }),
      createServiceFactory({
        service: coreServices.userInfo,
        deps: {},
        factory: () => ({
          getUserInfo: async () => ({
            userEntityRef: ANN,
            ownershipEntityRefs: [ANN, TEAM],
          }),
        }),
      }),
    ],
  });
  const base = `http://127.0.0.1:${backend.server.port()}/api/kindler`;
  const client = createKindlerClient({
    fetchApi: { fetch },
    discoveryApi: { getBaseUrl: async () => base },
  }) as unknown as Record<string, Call>;
  const token = mockCredentials.user.token(ANN);

  /** Returns the answer of a call, or its status and message if it fails. */
  const ask = async (call: KindlerCall, args: unknown[]): Promise<Answer> => {
    try {
      return { status: 200, answer: await client[call](...args, { token }) };
    } catch (error) {
      if (error instanceof ResponseError) {
        const { statusCode, cause } = error;
        return { status: statusCode, message: cause.message };
      }
      throw error;
    }
  };
  return {
    base,
    asService: {
      Authorization: mockCredentials.service.header(),
      'Content-Type': 'application/json',
    },
    ask,
    set policy(policy: Policy) {
      state.policy = policy;
    },
    async stop() {
      await backend.stop();
      await databases.close();
      rmSync(backups, { recursive: true });
    },
  };
}
