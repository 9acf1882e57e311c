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

  it('fails where the route is broken, unless it may be', async () => {
    const action = createTraceRouteAction({ kindler: traceOf('critical') });
    const run = (input: { route: string; mayBeBroken?: boolean }) => {
      const { context, outputs } = mockContext(input);
      return Promise.resolve(action.handler(context)).then(() => outputs);
    };
    await expect(run({ route: 'orders-rw' })).rejects.toThrow(
      'Route "orders-rw": the way is critical',
    );
    expect(await run({ route: 'orders-rw', mayBeBroken: true })).toMatchObject({
      verdict: 'critical',
    });
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
