import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  KINDLER_CALLS,
  type KindlerApi,
  type KindlerCall,
} from '@kindler/backstage-plugin-kindler-common';
import { authorizeKindler } from './authorizeKindler';
import type { Actor } from './createFacade';
import { GUARDS } from './guards';

type Call = (...args: unknown[]) => Promise<unknown>;

const REQUESTS: Record<string, unknown[]> = {
  acknowledgeFinding: ['orders', { finding: 'x', reason: 'y' }],
  planDatabaseAction: ['orders', 'pause', { reason: 'x' }],
  runDatabaseAction: ['orders', 'restart', { reason: 'x' }],
  createEnvironment: [{ name: 'shop', provider: 'database' }],
  planRouteSwitch: ['orders-rw', { target: 'archive', reason: 'x' }],
  switchRoute: ['orders-rw', { target: 'archive', reason: 'x' }],
};

/** A name for each parameter in the path, and a filter where one is taken. */
function argumentsOf(call: string): unknown[] {
  const { path, input } = KINDLER_CALLS[call as KindlerCall];
  const names = (path.match(/\{\w+\}/g) ?? []).map(() => 'shop');
  return REQUESTS[call] ?? (input ? [...names, {}] : names);
}

describe.each(Object.entries(GUARDS))('%s', (method, guard) => {
  const args = argumentsOf(method);
  const credentials = mockCredentials.user('user:default/ann');
  const permission =
    typeof guard.permission === 'function'
      ? (guard.permission as (...all: unknown[]) => BasicPermission)(...args)
      : guard.permission;

  function setUp(result: AuthorizeResult.ALLOW | AuthorizeResult.DENY) {
    const event = { success: jest.fn(), fail: jest.fn() };
    const auditor = mockServices.auditor.mock({
      createEvent: jest.fn().mockResolvedValue(event),
    });
    const permissions = mockServices.permissions.mock({
      authorize: jest.fn().mockResolvedValue([{ result }]),
    });
    const inner = { [method]: jest.fn().mockResolvedValue('answer') };
    const authorized = authorizeKindler({
      inner: new Proxy(inner, {
        get: (target, key: string) => target[key] ?? (async () => undefined),
      }) as unknown as KindlerApi<Actor>,
      auth: mockServices.auth(),
      permissions,
      auditor,
    }) as unknown as Record<string, Call>;
    return { authorized, inner: inner[method], event, auditor, permissions };
  }

  it('is carried out in the name of the requester, and audited, when it is allowed', async () => {
    const { authorized, inner, event, auditor, permissions } = setUp(
      AuthorizeResult.ALLOW,
    );
    const answer = await authorized[method](...args, { credentials });
    expect(answer).toBe('answer');
    expect(inner).toHaveBeenCalledWith(...args, {
      requester: 'user:default/ann',
    });
    expect(permissions.authorize).toHaveBeenCalledWith([{ permission }], {
      credentials,
    });
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: guard.eventId,
        meta: expect.objectContaining({ requester: 'user:default/ann' }),
      }),
    );
    expect(event.success).toHaveBeenCalledTimes(1);
    expect(event.fail).not.toHaveBeenCalled();
  });

  it('is not carried out, and audited as failed, when it is denied', async () => {
    const { authorized, inner, event } = setUp(AuthorizeResult.DENY);
    await expect(authorized[method](...args, { credentials })).rejects.toThrow(
      permission.name,
    );
    expect(inner).not.toHaveBeenCalled();
    expect(event.success).not.toHaveBeenCalled();
    expect(event.fail).toHaveBeenCalledTimes(1);
  });
});

describe('an action that is not known', () => {
  it.each(['findings', 'constructor', '__proto__'])(
    'is refused, and audited: %s',
    async action => {
      const event = { success: jest.fn(), fail: jest.fn() };
      const auditor = mockServices.auditor.mock({
        createEvent: jest.fn().mockResolvedValue(event),
      });
      const inner = { runDatabaseAction: jest.fn() };
      const authorized = authorizeKindler({
        inner: inner as unknown as KindlerApi<Actor>,
        auth: mockServices.auth(),
        permissions: mockServices.permissions.mock(),
        auditor,
      }) as unknown as Record<string, Call>;
      const credentials = mockCredentials.user();
      await expect(
        authorized.runDatabaseAction('a', action, {}, { credentials }),
      ).rejects.toMatchObject({ name: 'InputError' });
      expect(event.fail).toHaveBeenCalledTimes(1);
      expect(inner.runDatabaseAction).not.toHaveBeenCalled();
    },
  );
});
