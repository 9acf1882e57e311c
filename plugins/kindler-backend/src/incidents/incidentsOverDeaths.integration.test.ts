import { ENGINES } from '../__testUtils__/PluginDatabases';
import { type Scene } from './__testUtils__/sceneOf';
import { WELL, OUT, useBackends } from './__testUtils__/useBackends';

jest.setTimeout(180_000);

describe.each(ENGINES)('incidents of several backends on %s', engine => {
  const stage = useBackends(engine);
  const { pass, incidents, at, spans } = stage;

  it('are given away at once by a backend that stops', async () => {
    await pass(3, OUT, WELL);
    await pass(3, undefined, OUT);
    stage.backends[0].isDead = true;
    await stage.backends[0].recorder.stop();
    await pass(3);
    const [row] = await stage.knex('incidents').select('writer');
    expect(row.writer).not.toBeNull();
    await pass(30, undefined, WELL);
    expect((await incidents())[0].endedAt).toBe(at(24));
  });

  it('are not over while one backend is in doubt', async () => {
    await pass(5, OUT, OUT);
    await pass(40, WELL, undefined);
    expect((await incidents())[0].endedAt).toBeUndefined();
    await pass(1, undefined, WELL);
    await pass(25);
    const [closed] = await incidents();
    expect(Date.parse(closed.endedAt!)).toBeGreaterThanOrEqual(
      Date.parse(at(40)),
    );
  });

  it('are opened again by whoever sees trouble within a minute', async () => {
    await pass(5, OUT, OUT);
    await pass(1, WELL, WELL);
    await pass(25);
    expect((await incidents())[0].endedAt).toBeDefined();
    await pass(5, undefined, OUT);
    const all = await incidents();
    expect(all).toHaveLength(1);
    expect(all[0].endedAt).toBeUndefined();
    expect(spans(all[0], 'client')).toEqual([
      '00:14-00:15 served,a',
      '00:15-00:20 closed',
      '00:20-00:46 served,a',
      '00:46- closed',
    ]);
  });

  it('are taken over by a backend that sees them critical while the other does not', async () => {
    const lame: Scene = {
      ...WELL,
      verdict: 'degraded',
      findings: ['warning lag-high'],
    };
    await pass(15, lame, WELL);
    await pass(15, undefined, OUT);
    await pass(5);
    const [open] = await incidents();
    expect(open).toMatchObject({
      worst: 'critical',
      cause: { code: 'clients-closed' },
      startedAt: at(15),
    });
  });
});
