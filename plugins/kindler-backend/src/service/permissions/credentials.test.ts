import type { KindlerCall } from '@kindler/backstage-plugin-kindler-common';
import { denying, onlyNamed } from '../__testUtils__/policies';
import { allowAll, startTenants } from '../__testUtils__/startTenants';

jest.setTimeout(60_000);

const shared = startTenants();
const lacking = (name: string) => ({
  status: 403,
  message: `This needs the permission 'kindler.environment.${name}'`,
});

it.each([
  ['temporary', 'temporary-credentials', 'password'],
  ['password', 'credentials', 'temporary'],
])('%s credentials need %s, and %s ones do not', async (kind, name, other) => {
  const tenants = await shared;
  tenants.policy = denying(`kindler.environment.${name}`);
  const ask = (wanted: string) =>
    tenants.ask('createEnvironmentCredentials', ['mine', { kind: wanted }]);
  expect(await ask(kind)).toEqual(lacking(name));
  expect((await ask(other)).status).not.toBe(403);
});

it.each<[KindlerCall, unknown[]]>([
  ['createEnvironmentCredentials', ['theirs', { kind: 'temporary' }]],
  ['listEnvironmentCredentials', ['theirs']],
  ['revokeEnvironmentCredential', ['theirs', 'kindler_tmp_0']],
])('%s takes more than to see the environment', async (call, args) => {
  const tenants = await shared;
  tenants.policy = permission =>
    permission.attributes.action === 'read'
      ? allowAll(permission)
      : onlyNamed('mine')(permission);
  expect(await tenants.ask(call, args)).toEqual(
    lacking('temporary-credentials'),
  );
});

afterAll(async () => (await shared).stop());
