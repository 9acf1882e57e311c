import {
  AuthorizeResult,
  type PermissionCondition,
} from '@backstage/plugin-permission-common';
import type { PolicyQueryUser } from '@backstage/plugin-permission-node';
import {
  kindlerPermissions,
  type Environment,
} from '@kindler/backstage-plugin-kindler-common';
import { kindlerEnvironmentRules } from '@kindler/backstage-plugin-kindler-node';
import { PortalPolicy } from './PortalPolicy';

const ann = {
  info: { ownershipEntityRefs: ['user:default/ann', 'group:default/team'] },
} as PolicyQueryUser;

/** Who may: everybody, nobody, or the owners that are named. */
async function decided(name: string, user?: PolicyQueryUser) {
  const permission = kindlerPermissions.find(each => each.name === name)!;
  const decision = await new PortalPolicy().handle({ permission }, user);
  if (decision.result !== AuthorizeResult.CONDITIONAL) {
    return decision.result;
  }
  expect(decision.conditions).toMatchObject({ rule: 'isOwner' });
  const { params } = decision.conditions as PermissionCondition<
    string,
    { claims: string[] }
  >;
  return ['group:default/team', 'group:default/others'].filter(owner =>
    kindlerEnvironmentRules.isOwner.apply({ owner } as Environment, params!),
  );
}

const OWN = ['group:default/team'];

it.each([
  ['kindler.environment.credentials', OWN],
  ['kindler.environment.temporary-credentials', OWN],
  ['kindler.environment.delete', OWN],
  ['kindler.environment.update', OWN],
  ['kindler.environment.assign', AuthorizeResult.DENY],
  ['kindler.environment.import', AuthorizeResult.DENY],
  ['kindler.environment.create', AuthorizeResult.ALLOW],
  ['kindler.environment.read', AuthorizeResult.ALLOW],
  ['kindler.database.switchover', AuthorizeResult.ALLOW],
])('%s: %s', async (name, expected) => {
  expect(await decided(name, ann)).toEqual(expected);
});

it('gives those who are nobody no password', async () => {
  expect(await decided('kindler.environment.credentials')).toEqual([]);
});
