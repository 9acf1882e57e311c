import { InputError } from '@backstage/errors';
import type { Environment } from '@kindler/backstage-plugin-kindler-common';
import type { EnvironmentProvider } from '@kindler/backstage-plugin-kindler-node';
import { EnvironmentParts } from '../providers';
import {
  EnvironmentChanges,
  type EnvironmentChangesOptions,
} from './EnvironmentChanges';

const provider = {
  kind: 'test',
  capabilities: { stop: true, update: true },
  inputSchema: { type: 'object', properties: { place: {}, size: {} } },
  checkUpdate: (before, after) => {
    if (before.details.place !== after.details.place) {
      throw new InputError('place cannot be changed');
    }
  },
} as Partial<EnvironmentProvider> as EnvironmentProvider;

const shop = {
  name: 'shop',
  provider: 'test',
  desired: 'running',
  details: { place: 'here', size: 1 },
  registrations: [],
} as Partial<Environment>;

it('asks the provider whether what is recorded can become what is asked for', async () => {
  const create = jest.fn();
  const changes = new EnvironmentChanges({
    table: { get: async () => shop },
    parts: new EnvironmentParts([provider], []),
    operations: { create },
    expiry: { resolve: async () => undefined },
    allocator: { refuseHeld: async () => {} },
    isProtected: () => false,
  } as unknown as EnvironmentChangesOptions);
  const update = (details: object) =>
    changes.update('shop', { details } as never, 'user:default/guest');
  await expect(update({ place: 'there', size: 1 })).rejects.toMatchObject({
    message: 'details.place cannot be changed',
    fields: [{ field: 'details.place', message: 'cannot be changed' }],
  });
  expect(create).not.toHaveBeenCalled();
  await update({ place: 'here', size: 2 });
  expect(create.mock.calls[0][0].input.details).toEqual({
    place: 'here',
    size: 2,
  });
});
