import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { Listing } from '../provider/Listing';
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

/** What is written while Kindler answers like this, one answer after the other. */
async function written(
  owner: string | undefined,
  ...answers: Array<Listing<string>>
) {
  const connection = { applyMutation: jest.fn(), refresh: jest.fn() };
  const log = { report: jest.fn() };
  const source = { providers: async () => answers.shift()! };
  const provider = new TemplateProvider({ owner, source, log });
  await provider.connect(connection);
  const complete: boolean[] = [];
  do {
    complete.push(await provider.sync());
  } while (answers.length > 0);
  return {
    complete,
    reasons: log.report.mock.calls.map(([, reason]) => reason),
    names: connection.applyMutation.mock.calls.map(([{ type, entities }]) => [
      type,
      ...entities.map(({ entity }: { entity: Entity }) => entity.metadata.name),
    ]),
    entities: connection.applyMutation.mock.calls.flatMap(
      ([{ entities }]) => entities,
    ),
  };
}

const ABLE: Listing<string> = { ok: true, items: ['database'] };
const CLUSTERS: Listing<string> = { ok: true, items: ['k3d'] };
const UNABLE: Listing<string> = { ok: true, items: [] };
const AWAY: Listing<string> = { ok: false, reason: 'away' };

const ALL = [
  'kindler-environment',
  'kindler-database',
  'kindler-preview',
  'kindler-environment-delete',
];

describe('TemplateProvider', () => {
  it('brings the templates with the owner that is configured', async () => {
    const owner = ownerIn({ owner: 'group:default/databases' });
    const { entities, complete } = await written(owner, ABLE);
    expect(complete).toEqual([true]);
    expect(entities).toMatchObject(
      ALL.map(name => ({
        entity: {
          kind: 'Template',
          metadata: { name },
          spec: { owner: 'group:default/databases' },
        },
      })),
    );
  });

  it('leaves out what would be of no use', async () => {
    const { names } = await written('group:default/databases', CLUSTERS);
    expect(names).toEqual([
      ['full', ...ALL.filter(name => name !== 'kindler-database')],
    ]);
  });

  it('takes them out where it is not configured any more', async () => {
    expect(ownerIn()).toBeUndefined();
    const { names, complete } = await written(undefined);
    expect(names).toEqual([['full']]);
    expect(complete).toEqual([true]);
  });

  it('has them there only while something can make environments', async () => {
    const { names, complete, reasons } = await written(
      'group:default/databases',
      AWAY,
      UNABLE,
      AWAY,
      ABLE,
    );
    expect(complete).toEqual([false, true, false, true]);
    expect(names).toEqual([['full'], ['full', ...ALL]]);
    expect(reasons).toEqual([
      expect.stringContaining('kindler.providers'),
      undefined,
    ]);
  });

  it('says which key is missing', () => {
    expect(() => ownerIn({})).toThrow(
      'catalog.providers.kindler.environmentTemplate.owner is missing',
    );
  });
});
