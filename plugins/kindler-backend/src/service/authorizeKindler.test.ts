import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import type { KindlerApi } from '@kindler/backstage-plugin-kindler-common';
import { authorizeKindler } from './authorizeKindler';
import type { Actor } from './createFacade';
import { GUARDS, type Guard } from './guards';
import { argumentsOf } from './__testUtils__/argumentsOf';

type Call = (...args: unknown[]) => Promise<unknown>;

describe('what is asked for with a reason', () => {
  it.each([
    'deleteEnvironment',
    'startEnvironment',
    'stopEnvironment',
    'updateEnvironment',
    'reconcileEnvironment',
    'retryOperation',
    'abandonOperation',
  ] as const)('is audited with it: %s', call => {
    const told = { reason: 'drill' };
    const { meta } = GUARDS[call] as Guard;
    expect(meta?.('shop', told)).toMatchObject(told);
  });
});

describe.each(Object.entries(GUARDS))('%s', (method, guard) => {
  const args = argumentsOf(method, 'shop');
  const credentials = mockCredentials.user('user:default/ann');

  function setUp(admit: () => Promise<object>) {
    const event = { success: jest.fn(), fail: jest.fn() };
    const auditor = mockServices.auditor.mock({
      createEvent: jest.fn().mockResolvedValue(event),
    });
    const inner = { [method]: jest.fn().mockResolvedValue('answer') };
    const gatekeeper = { admit: jest.fn(admit) };
    const authorized = authorizeKindler({
      inner: inner as unknown as KindlerApi<Actor>,
      auth: mockServices.auth(),
      gatekeeper,
      auditor,
    }) as unknown as Record<string, Call>;
    return { authorized, inner: inner[method], event, auditor, gatekeeper };
  }

  it('is carried out in the name of the requester, with what they may see, and audited', async () => {
    const visibility = { hidesWhoActed: true };
    const { authorized, inner, event, auditor, gatekeeper } = setUp(
      async () => visibility,
    );
    const answer = await authorized[method](...args, { credentials });
    expect(answer).toBe('answer');
    expect(gatekeeper.admit).toHaveBeenCalledWith(guard, args, credentials);
    expect(inner).toHaveBeenCalledWith(...args, {
      requester: 'user:default/ann',
      visibility,
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

  it('is not carried out, and audited as failed, where it is not let pass', async () => {
    const { authorized, inner, event } = setUp(async () => {
      throw new NotAllowedError('no');
    });
    await expect(authorized[method](...args, { credentials })).rejects.toThrow(
      'no',
    );
    expect(inner).not.toHaveBeenCalled();
    expect(event.success).not.toHaveBeenCalled();
    expect(event.fail).toHaveBeenCalledTimes(1);
  });
});
