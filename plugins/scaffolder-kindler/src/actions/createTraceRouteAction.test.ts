import { NotFoundError } from '@backstage/errors';
import type { Trace } from '@kindler/backstage-plugin-kindler-common';
import { fakeKindlerService } from '@kindler/backstage-plugin-kindler-node/testUtils';
import { parse } from 'yaml';
import { mockContext } from '../__testUtils__/mockContext';
import { createTraceRouteAction } from './createTraceRouteAction';
import { examples } from './createTraceRouteAction.examples';

const said = (text: string) => ({ code: '', params: {}, text });

const traceOf = (verdict: Trace['verdict']) =>
  fakeKindlerService({
    traceRoute: async () =>
      ({
        verdict,
        message: said(`the way is ${verdict}`),
        hops: [{ kind: 'listener', message: said('it listens') }],
      } as unknown as Trace),
  });

describe('kindler:route:trace', () => {
  it.each(examples)('executes the example: $description', async example => {
    for (const { input } of parse(example.example).steps) {
      const { context, outputs, lines } = mockContext(input);
      const kindler = traceOf('ok');
      await createTraceRouteAction({ kindler }).handler(context as never);
      expect(outputs).toEqual({ verdict: 'ok', message: 'the way is ok' });
      expect(lines).toEqual(['listener: it listens']);
    }
  });

  const run = async (
    verdict: Trace['verdict'],
    input: { mayBeBroken?: boolean } = {},
  ) => {
    const action = createTraceRouteAction({ kindler: traceOf(verdict) });
    const { context, outputs } = mockContext({ route: 'orders-rw', ...input });
    await action.handler(context);
    return outputs;
  };

  it.each(['critical', 'unknown'] as const)(
    'fails where the route is %s, unless it may be',
    async verdict => {
      await expect(run(verdict)).rejects.toThrow(
        `Route "orders-rw": the way is ${verdict}`,
      );
      expect(await run(verdict, { mayBeBroken: true })).toMatchObject({
        verdict,
      });
    },
  );

  it('goes on where the route is degraded, and says so', async () => {
    expect(await run('degraded')).toMatchObject({ verdict: 'degraded' });
  });

  it('says that there is no such route', async () => {
    const kindler = fakeKindlerService({
      traceRoute: async () => {
        throw new NotFoundError("No route 'nobodys'");
      },
    });
    const { context } = mockContext({ route: 'nobodys' });
    await expect(
      createTraceRouteAction({ kindler }).handler(context),
    ).rejects.toThrow('could not be traced');
  });
});
