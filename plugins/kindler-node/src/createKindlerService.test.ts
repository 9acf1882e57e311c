import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { KINDLER_CALLS } from '@kindler/backstage-plugin-kindler-common';
import { createKindlerService } from './createKindlerService';

type Call = (...args: unknown[]) => Promise<unknown>;

describe('createKindlerService', () => {
  const credentials = mockCredentials.user('user:default/ann');
  const fetched = jest.fn();

  beforeEach(() => {
    fetched.mockReset().mockImplementation(async () => Response.json({}));
    jest.spyOn(globalThis, 'fetch').mockImplementation(fetched);
  });

  afterEach(() => jest.restoreAllMocks());

  it.each(Object.entries(KINDLER_CALLS))(
    'sends %s on behalf of the credentials',
    async (name, { method, path, input }) => {
      const service = createKindlerService({
        auth: mockServices.auth(),
        discovery: mockServices.discovery(),
      }) as unknown as Record<string, Call>;
      const places = path.match(/\{\w+\}/g) ?? [];
      const args = [
        ...places.map((_, index) => `p${index}`),
        ...(input ? [{ reason: 'drill' }] : []),
      ];
      await service[name](...args, { credentials });
      const [url, init] = fetched.mock.calls[0];
      expect(init.method).toBe(method);
      const { pathname } = new URL(url);
      expect(pathname).toBe(
        `/api/kindler${places.reduce<string>(
          (text, place, index) => text.replace(place, `p${index}`),
          path,
        )}`,
      );
      expect(init.headers.Authorization).toBe(
        mockCredentials.service.header({
          onBehalfOf: credentials,
          targetPluginId: 'kindler',
        }),
      );
    },
  );

  it('gives the error of the kindler plugin on', async () => {
    fetched.mockResolvedValue(
      Response.json({ error: { name: 'NotFoundError' } }, { status: 404 }),
    );
    const service = createKindlerService({
      auth: mockServices.auth(),
      discovery: mockServices.discovery(),
    });
    await expect(
      service.getDatabase('nobody', { credentials }),
    ).rejects.toMatchObject({ statusCode: 404 });
  });
});
