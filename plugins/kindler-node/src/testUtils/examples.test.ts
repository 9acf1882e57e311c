import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createConditionAuthorizer,
  type PermissionRule,
  type PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { kindlerPermissions } from '@kindler/backstage-plugin-kindler-common';
// The example is no package of the monorepo.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { DirectoryProvider } from '../../../../examples/modules/directory-provider/DirectoryProvider';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { TeamPolicy } from '../../../../examples/modules/team-policy/TeamPolicy';
import {
  kindlerDatabaseRules,
  kindlerEnvironmentRules,
  kindlerRouteRules,
} from '../permissions';
import { checkEnvironmentProvider } from './checkEnvironmentProvider';

const RULES: Record<string, Record<string, PermissionRule<any, any, any>>> = {
  database: kindlerDatabaseRules,
  route: kindlerRouteRules,
  environment: kindlerEnvironmentRules,
};

it('the policy in the README is the example', async () => {
  const [readme, example] = await Promise.all(
    [
      '../../../kindler-backend/README.md',
      '../../../../examples/modules/team-policy/TeamPolicy.ts',
    ].map(file => readFile(join(__dirname, file), 'utf8')),
  );
  expect(readme).toContain(example.slice(example.indexOf('const OPERATORS')));
});

it('the example of an environment provider keeps to the contract', async () => {
  const root = await mkdtemp(join(tmpdir(), 'kindler-directories-'));
  try {
    const provider = new DirectoryProvider(root);
    const names: [string, string] = ['one', 'other'];
    expect(await checkEnvironmentProvider(provider, { names })).toEqual([]);
    expect(await readdir(root)).toEqual([]);
  } finally {
    await rm(root, { recursive: true });
  }
});

it.each([
  ['kindler.database.read', true, true, false],
  ['kindler.database.switchover', true, false, false],
  ['kindler.route.read', true, false, false],
  ['kindler.environment.credentials', true, false, false],
  ['kindler.environment.temporary-credentials', true, false, false],
  ['kindler.environment.assign', false, false, false],
  ['kindler.view.read', true, true, true],
])(
  'the example of a policy gives a team %s on its own: %s, on what is shared: %s, on what is of others: %s',
  async (name, ...expected) => {
    const permission = kindlerPermissions.find(each => each.name === name)!;
    const user = { info: { ownershipEntityRefs: ['group:default/team'] } };
    const decision = await new TeamPolicy().handle(
      { permission },
      user as PolicyQueryUser,
    );
    const isGiven = createConditionAuthorizer(
      Object.values(RULES[name.split('.')[1]] ?? {}),
    );
    const things = [
      { owner: 'group:default/team' },
      { owner: 'group:default/others', namespace: 'shared' },
      { owner: 'group:default/others' },
    ];
    expect(things.map(thing => isGiven(decision, thing))).toEqual(expected);
  },
);
