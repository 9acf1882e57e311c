import { mockServices } from '@backstage/backend-test-utils';
import { readTemplateOwner } from './readTemplateOwner';
import { TemplateProvider } from './TemplateProvider';

const ownerIn = (environmentTemplate?: object | null) =>
  readTemplateOwner(
    mockServices.rootConfig({
      data: {
        catalog: {
          providers: {
            kindler: {
              ...(environmentTemplate !== undefined && {
                environmentTemplate: environmentTemplate as {},
              }),
            },
          },
        },
      },
    }),
  );

async function written(owner: string | undefined) {
  const connection = { applyMutation: jest.fn(), refresh: jest.fn() };
  await TemplateProvider.create({ owner }).connect(connection);
  return connection.applyMutation.mock.calls;
}

describe('TemplateProvider', () => {
  it('brings the template with the owner that is configured', async () => {
    const owner = ownerIn({ owner: 'group:default/databases' });
    const [[{ type, entities }]] = await written(owner);
    expect(type).toBe('full');
    expect(entities).toMatchObject([
      {
        entity: {
          kind: 'Template',
          metadata: { name: 'kindler-environment' },
          spec: { owner: 'group:default/databases' },
        },
      },
    ]);
  });

  it('takes it out where it is not configured any more', async () => {
    expect(ownerIn()).toBeUndefined();
    expect(await written(undefined)).toEqual([
      [{ type: 'full', entities: [] }],
    ]);
  });

  it('says which key is missing', () => {
    expect(() => ownerIn({})).toThrow(
      'catalog.providers.kindler.environmentTemplate.owner is missing',
    );
  });
});
