import type { Entity } from '@backstage/catalog-model';
import {
  FakeKindler,
  database,
  environment,
  route,
} from './__testUtils__/FakeKindler';
import { eventually } from '@kindler/backstage-plugin-kindler-node/testUtils';
import { startCatalog } from './__testUtils__/startCatalog';

jest.setTimeout(120_000);

function relationsOf(entities: Entity[], name: string) {
  return entities.find(entity => entity.metadata.name === name)?.relations;
}

describe('catalogModuleKindler', () => {
  it('keeps the real catalog as Kindler is', async () => {
    const kindler = new FakeKindler();
    kindler.databases = [database('orders')];
    kindler.routes = [route('platform-rw', ['orders'])];
    kindler.environments = [environment('dev', { route: 'platform-rw' })];
    const { entities, names, tell, sync } = await startCatalog(kindler);
    const expectEnvironments = async (...expected: string[]) => {
      await eventually(async () =>
        expect(await names('kindler-environment')).toEqual(expected),
      );
      expect(await names('database')).toEqual(['orders']);
    };

    await sync();
    await expectEnvironments('dev');
    await eventually(async () =>
      expect(relationsOf(await entities(), 'dev')).toContainEqual({
        type: 'dependsOn',
        targetRef: 'resource:default/orders',
      }),
    );

    kindler.environments.push(environment('new'));
    await tell({ kind: 'environment', name: 'new', change: 'upserted' });
    await expectEnvironments('dev', 'new');

    kindler.environments = kindler.environments.slice(1);
    await tell({ kind: 'environment', name: 'dev', change: 'removed' });
    await expectEnvironments('new');

    await tell('nonsense');
    await expectEnvironments('new');

    kindler.environments = [environment('later')];
    await sync();
    await expectEnvironments('later');

    kindler.environments = [];
    kindler.databases = [];
    await sync();
    await expectEnvironments('later');
  });
});
