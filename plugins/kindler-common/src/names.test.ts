import { environmentNameProblem } from './names';
import { ownerProblem } from './owners';

describe('environmentNameProblem', () => {
  it.each(['shop', 'shop-2', '2-shop', 'a', 'none-of-it', 'a'.repeat(63)])(
    'lets %s be an environment',
    name => expect(environmentNameProblem(name)).toBeUndefined(),
  );

  it.each([
    'none',
    'all',
    'replication',
    'default',
    'postgres',
    'template1',
    'null',
    'on',
    'pg-a',
    'kube-system',
    '42',
    '1e3',
    '0x1f',
  ])('says that %s is reserved', name =>
    expect(environmentNameProblem(name)).toBe('is reserved'),
  );

  it.each(['', 'A', 'a_b', '-a', 'a-', 'a.b', '..', 'a'.repeat(64)])(
    'says that "%s" is no DNS label',
    name => expect(environmentNameProblem(name)).toMatch(/DNS label/),
  );
});

describe('ownerProblem', () => {
  it.each([
    'team-checkout',
    'group:default/team-checkout',
    'user:default/ann',
    'User:ann.b_c',
    'group:x',
  ])('lets %s own', owner => expect(ownerProblem(owner)).toBeUndefined());

  it.each([
    '',
    '.',
    '..',
    'x:y',
    'plugin:scaffolder',
    'external:ci',
    'component:default/shop',
    'group:default/..',
    'group:../x',
    'group:default/a/b',
    'user:',
    'a b',
    'a'.repeat(64),
  ])('says that "%s" owns nothing', owner =>
    expect(ownerProblem(owner)).toMatch(/entity ref of a group or a user/),
  );
});
