import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { CatalogEnvironments } from './CatalogEnvironments';

const auth = mockServices.auth();

const entity = (environment: string) => ({
  metadata: { annotations: { 'kindler.dev/environment': environment } },
});

function list(queryEntities: jest.Mock) {
  return new CatalogEnvironments({ catalog: { queryEntities }, auth }).list();
}

it('reads every page as itself', async () => {
  const pages = [
    { items: [entity('a')], totalItems: 2, pageInfo: { nextCursor: 'next' } },
    { items: [entity('b')], totalItems: 2, pageInfo: {} },
  ];
  const query = jest.fn(async () => pages.shift());
  expect(await list(query)).toMatchObject({
    source: { id: 'catalog', kind: 'catalog', count: 2 },
    names: new Set(['a', 'b']),
  });
  const credentials = await auth.getOwnServiceCredentials();
  expect(query.mock.calls).toEqual([
    [expect.objectContaining({ filter: expect.anything() }), { credentials }],
    [expect.objectContaining({ cursor: 'next' }), { credentials }],
  ]);
});

it('knows nothing where one page fails', async () => {
  const query = jest
    .fn()
    .mockResolvedValueOnce({
      items: [entity('a')],
      pageInfo: { nextCursor: 'next' },
    })
    .mockRejectedValueOnce(new Error('The catalog is busy'));
  const found = await list(query);
  expect(found?.names).toBeUndefined();
  expect(found?.source).toMatchObject({
    fault: { message: 'The catalog is busy' },
  });
  expect(found?.source.count).toBeUndefined();
});

it('is no source where there is no catalog', async () => {
  const query = jest.fn().mockRejectedValue(new NotFoundError('no route'));
  expect(await list(query)).toBeUndefined();
});
