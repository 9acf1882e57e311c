import {
  kindlerBackupRules,
  kindlerDatabaseRules,
  kindlerEnvironmentRules,
  kindlerRouteRules,
} from '.';

const OTHERS = { name: 'other', provider: 'other' };

describe.each([
  ...[
    kindlerDatabaseRules,
    kindlerRouteRules,
    kindlerEnvironmentRules,
    kindlerBackupRules,
  ].flatMap(
    ({ isOwner, hasName }) =>
      [
        [isOwner, { claims: ['group:default/team'] }, { owner: 'team' }],
        [isOwner, { claims: ['group:default/team'] }, { owner: 'Group:Team' }],
        [isOwner, { claims: ['user:ann'] }, { owner: 'user:default/ann' }],
        [hasName, { names: ['a', 'b'] }, { name: 'b' }],
      ] as const,
  ),
  [kindlerDatabaseRules.inNamespace, { namespaces: ['n'] }, { namespace: 'n' }],
  [
    kindlerEnvironmentRules.hasProvider,
    { providers: ['k3d'] },
    { provider: 'k3d' },
  ],
] as const)('$name', (rule, params, resource) => {
  const { apply, toQuery } = rule as unknown as {
    apply(resource: object, params: object): boolean;
    toQuery(params: object): (resource: object) => boolean;
  };
  const mine = { ...OTHERS, ...resource };

  it('holds for what it names, for one resource and for many', () => {
    expect(apply(mine, params)).toBe(true);
    expect([OTHERS, mine].filter(toQuery(params))).toEqual([mine]);
  });

  it('holds for nothing else, and for nothing where it names nothing', () => {
    const nothing = Object.keys(params).map(key => [key, []]);
    expect(apply(OTHERS, params)).toBe(false);
    expect(apply(mine, Object.fromEntries(nothing))).toBe(false);
  });
});
