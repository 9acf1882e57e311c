import type {
  MigrationPlan,
  Trace,
} from '@kindler/backstage-plugin-kindler-common';
import { parse } from 'yaml';
import { FakeEnvironments } from './__testUtils__/FakeEnvironments';
import { possiblePlan } from './__testUtils__/plans';
import { startScaffolder, template } from './__testUtils__/startScaffolder';

jest.setTimeout(120_000);

describe('examples of the actions', () => {
  it('are steps that the scaffolder takes', async () => {
    const whole = { code: 'trace-whole', params: {}, text: 'It leads there' };
    const { get, post } = await startScaffolder(
      FakeEnvironments.create().service({
        planRouteSwitch: async () => possiblePlan,
        planRouteMigration: async () =>
          ({ possible: true, checks: [] } as unknown as MigrationPlan),
        traceRoute: async () =>
          ({ verdict: 'ok', message: whole, hops: [] } as unknown as Trace),
      }),
    );
    const { body: actions } = await get('/v2/actions').expect(200);
    const examples: Array<{ description: string; example: string }> = actions
      .filter(({ id }: { id: string }) => id.startsWith('kindler:'))
      .flatMap((action: { examples: object[] }) => action.examples);
    expect(examples.length).toBeGreaterThan(10);
    for (const { description, example } of examples) {
      const spec = { ...template.spec, ...parse(example), output: {} };
      const { status, body } = await post('/v2/dry-run', {
        template: { ...template, spec: { ...spec, parameters: [] } },
        values: {},
        directoryContents: [],
      });
      expect({ description, status, error: body.error }).toEqual({
        description,
        status: 200,
      });
    }
  });
});
