import type { KindlerCall } from '@kindler/backstage-plugin-kindler-common';
import { GUARDS, type Guard } from '../guards';
import { argumentsOf } from '../__testUtils__/argumentsOf';
import {
  DENIED,
  denying,
  onlyNamed,
  readingOnly,
} from '../__testUtils__/policies';
import { INCIDENTS, TEAM } from '../__testUtils__/seedTenants';
import { allowAll, startTenants } from '../__testUtils__/startTenants';

jest.setTimeout(60_000);

const REASON = { reason: 'drill' };
/** Arguments that name what is mine or theirs, or what nobody has. */
function argumentsFor(call: string, guard: Guard, whose: string): unknown[] {
  const [first, ...rest] = argumentsOf(
    call,
    guard.about === 'operation' ? `database-${whose}` : whose,
  );
  return call === 'getIncident'
    ? [first, INCIDENTS[whose] ?? '3']
    : [first, ...rest].filter(value => value !== undefined);
}

/** Why the Kindler database is away differs from one moment to the next. */
function withoutCause({
  status,
  message,
}: {
  status: number;
  message?: string;
}) {
  return status === 503 ? message?.replace(/: .*/, '') : message;
}

const shared = startTenants();

describe.each(Object.entries(GUARDS) as Array<[KindlerCall, Guard]>)(
  '%s',
  (call, guard) => {
    let tenants: Awaited<ReturnType<typeof startTenants>>;
    const permission = (
      typeof guard.permission === 'function'
        ? guard.permission(...argumentsOf(call, 'mine'))
        : guard.permission
    )!;
    const ask = (whose: string) =>
      tenants.ask(call, argumentsFor(call, guard, whose));
    const isOfThings = guard.about !== undefined;
    const isList = isOfThings && guard.which === 'each';

    beforeAll(async () => {
      tenants = await shared;
    });

    it('is let pass where it is allowed', async () => {
      tenants.policy = allowAll;
      for (const whose of ['mine', 'theirs']) {
        expect([401, 403, 404, 500]).not.toContain((await ask(whose)).status);
      }
    });

    it('is refused where it is denied, with the permission that it needs', async () => {
      tenants.policy = denying(permission.name);
      for (const whose of ['mine', 'theirs', 'nobodys']) {
        expect(await ask(whose)).toEqual({
          status: 403,
          message: `This needs the permission '${permission.name}'`,
        });
      }
    });

    if (isOfThings && !isList) {
      it('is the same under a condition that holds', async () => {
        tenants.policy = allowAll;
        const { status } = await ask('mine');
        tenants.policy = onlyNamed('mine');
        expect((await ask('mine')).status).toBe(status);
      });

      it.each([
        ['all', onlyNamed('mine')],
        ['reading only', readingOnly(onlyNamed('mine'))],
      ])(
        'says of what a condition on %s does not hold for the same as of what is not there',
        async (_, policy) => {
          tenants.policy = policy;
          const [theirs, nobodys] = [await ask('theirs'), await ask('nobodys')];
          // While the Kindler database is away it is not known what is not there.
          expect([404, guard.about === 'environment' && 503]).toContain(
            theirs.status,
          );
          expect(theirs.status).toBe(nobodys.status);
          expect(withoutCause(theirs)).toBe(
            withoutCause(nobodys)?.replaceAll('nobodys', 'theirs'),
          );
        },
      );
    }

    if (isList) {
      it('holds only what the condition holds for', async () => {
        tenants.policy = allowAll;
        expect(JSON.stringify(await ask(''))).toContain('theirs');
        tenants.policy = onlyNamed('mine');
        const some = JSON.stringify(await ask(''));
        expect(some).toContain('mine');
        expect(some).not.toContain('theirs');
        tenants.policy = onlyNamed('nobodys');
        const none = await ask('');
        expect(none).toMatchObject({ status: 200, answer: { items: [] } });
        expect(JSON.stringify(none)).not.toMatch(/theirs|mine/);
      });
    }
  },
);

it.each<[KindlerCall, unknown[], string]>([
  ['acknowledgeFinding', ['mine', { finding: 'x', ...REASON }], 'database'],
  ['planDatabaseAction', ['mine', 'pause', REASON], 'database'],
  ['planRouteSwitch', ['mine', { target: 'a', ...REASON }], 'route'],
  ['createEnvironmentCredentials', ['mine', {}], 'environment'],
])('%s is refused to those who may not see any', async (call, args, kind) => {
  const tenants = await shared;
  tenants.policy = denying(`kindler.${kind}.read`);
  expect(await tenants.ask(call, args)).toEqual({
    status: 403,
    message: `This needs the permission 'kindler.${kind}.read'`,
  });
});

describe('what one may see and not change', () => {
  it.each<[KindlerCall, unknown[], string]>([
    ['runDatabaseAction', ['theirs', 'pause', REASON], 'database.pause'],
    ['switchRoute', ['theirs', { target: 'a', ...REASON }], 'route.switch'],
    ['deleteEnvironment', ['theirs', {}], 'environment.delete'],
    ['stopEnvironment', ['theirs', {}], 'environment.update'],
    ['cancelOperation', ['database-theirs'], 'database.restart'],
    ['cancelOperation', ['environment-theirs'], 'environment.delete'],
  ])('%s %p is refused with the permission', async (call, args, name) => {
    const tenants = await shared;
    const named = onlyNamed('mine');
    tenants.policy = permission =>
      permission.attributes.action === 'read'
        ? allowAll(permission)
        : named(permission);
    expect(await tenants.ask(call, args)).toEqual({
      status: 403,
      message: `This needs the permission 'kindler.${name}'`,
    });
  });
});

describe('an environment for somebody else', () => {
  it.each([
    [undefined, true],
    ['user:default/ann', true],
    ['group:default/team', true],
    ['team', true],
    ['group:default/others', false],
    ['user:default/bob', false],
  ])('is created for %s: %s', async (owner, isLet) => {
    const tenants = await shared;
    tenants.policy = denying('kindler.environment.assign');
    const wish = { name: 'shop', provider: 'database', owner };
    const { status, message } = await tenants.ask('createEnvironment', [wish]);
    expect(status === 403).toBe(!isLet);
    expect(/kindler\.environment\.assign/.test(message ?? '')).toBe(!isLet);
    tenants.policy = allowAll;
    const given = await tenants.ask('createEnvironment', [wish]);
    expect(given.status).not.toBe(403);
  });
});

it.each<KindlerCall>(['getDatabase', 'getRoute', 'getGateway'])(
  '%s tells what signals call it only those who may read it',
  async call => {
    const tenants = await shared;
    tenants.policy = allowAll;
    const { answer } = await tenants.ask(call, ['theirs']);
    expect(answer).toMatchObject({ mark: expect.stringMatching(/^.{16}$/) });
    tenants.policy = permission =>
      permission.type === 'resource' ? onlyNamed('mine')(permission) : DENIED;
    expect(await tenants.ask(call, ['theirs'])).not.toHaveProperty('answer');
  },
);

describe('who did what', () => {
  it.each<[KindlerCall, unknown[]]>([
    ['listEvents', [{}]],
    ['getIncident', ['mine', INCIDENTS.mine]],
  ])('%s tells it only those who may read operations', async (call, args) => {
    const tenants = await shared;
    for (const [policy, isTold] of [
      [allowAll, true],
      [denying('kindler.operation.read'), false],
    ] as const) {
      tenants.policy = policy;
      const told = JSON.stringify(await tenants.ask(call, args));
      expect(told.includes('somebody')).toBe(isTold);
      expect(told).toContain('mine');
    }
  });
});

it('refuses an action that nobody knows', async () => {
  const tenants = await shared;
  for (const action of ['findings', 'constructor', '__proto__']) {
    const args = ['mine', action, REASON];
    const { status } = await tenants.ask('runDatabaseAction', args);
    expect([400, 404, 405]).toContain(status);
  }
});

it('tells the permission framework of which things conditions hold', async () => {
  const { base, asService } = await shared;
  const items = ['database', 'route', 'environment'].flatMap(kind =>
    ['mine', 'theirs', 'nobodys'].map(name => ({
      id: `${kind} ${name}`,
      resourceRef: name,
      resourceType: `kindler-${kind}`,
      conditions: {
        rule: 'isOwner',
        resourceType: `kindler-${kind}`,
        params: { claims: [TEAM] },
      },
    })),
  );
  const response = await fetch(
    `${base}/.well-known/backstage/permissions/apply-conditions`,
    { method: 'POST', headers: asService, body: JSON.stringify({ items }) },
  );
  const answer = await response.json();
  expect(answer.items).toEqual(
    items.map(({ id, resourceRef }) => ({
      id,
      result: resourceRef === 'mine' ? 'ALLOW' : 'DENY',
    })),
  );
});

afterAll(async () => (await shared).stop());
