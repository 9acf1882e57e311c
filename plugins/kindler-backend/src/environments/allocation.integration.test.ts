import { openLab, waitFor, type Lab } from '@kindler/lab';
import { labConfig, startKindler } from '../__testUtils__/startKindler';
import { HostProvider, hostProvider } from './__testUtils__/HostProvider';

jest.setTimeout(300_000);

const MANY = 100;

describe('ports and subnets of environments that are made at once', () => {
  const host = new HostProvider();
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let kindler: Awaited<ReturnType<typeof startKindler>>;

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    kindler = await startKindler(labConfig(lab), [hostProvider(host)]);
    await waitFor(
      'the Kindler database',
      async () => {
        const { status } = await kindler.get('/environments');
        return status === 200 ? true : undefined;
      },
      { deadlineMs: 60_000 },
    );
  });

  afterAll(async () => {
    await kindler?.removeEnvironments('host');
    await kindler?.stop();
    await closeLab?.();
  });

  const create = (name: string, details?: object) =>
    kindler.post('/environments', { name, provider: 'host', details });
  const plan = (name: string, details: object) =>
    kindler.post('/environments', {
      name,
      provider: 'host',
      details,
      dryRun: true,
    });
  const hints = async () => {
    const { body } = await kindler.get('/providers');
    const { allocation } = body.items.find(
      ({ kind }: { kind: string }) => kind === 'host',
    );
    return Object.fromEntries(
      allocation.map(({ field, next }: Record<string, string>) => [
        field,
        next,
      ]),
    );
  };

  it('are of one environment each, however many are asked for', async () => {
    host.foreign.add(18092);
    expect(await hints()).toEqual({
      httpPort: 18090,
      httpsPort: 18443,
      subnet: '10.101.0.0/16',
    });
    const asked = await Promise.all(
      Array.from({ length: MANY }, (_, index) => create(`many-${index}`)),
    );
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([202]));
    for (const { body } of asked) {
      const { status, error } = await kindler.ended(body.item.id);
      expect([status, error]).toEqual(['succeeded', undefined]);
    }
    const given = [...host.made.values()];
    expect(given).toHaveLength(MANY);
    const ports = given.flatMap(({ httpPort, httpsPort }) => [
      httpPort,
      httpsPort,
    ]);
    expect(new Set(ports).size).toBe(2 * MANY);
    expect(ports).not.toContain(18092);
    expect(new Set(given.map(({ subnet }) => subnet)).size).toBe(MANY);
    expect((await hints()).subnet).toBe('10.201.0.0/16');

    const { body } = await kindler.get('/environments/many-7');
    expect(body.item.details).toEqual(host.made.get('many-7'));
    const { httpPort, subnet } = body.item.details;
    for (const details of [{ httpPort }, { subnet }]) {
      const refused = await create('other', details);
      expect(refused.status).toBe(409);
      const [[field, value]] = Object.entries(details);
      expect(refused.body.error.message).toMatch(
        new RegExp(`^details.${field} ${value} .*environment 'many-7'`),
      );
    }
    const fieldsOf = (answer: { status: number; body: any }) => [
      answer.status,
      answer.body.error.fields.map(({ field }: { field: string }) => field),
    ];
    const held = { httpPort, subnet };
    const refusal = [409, ['details.httpPort', 'details.subnet']];
    expect(fieldsOf(await plan('other', held))).toEqual(refusal);
    expect((await plan('other', {})).body).toMatchObject({
      environment: 'other',
      provider: 'host',
      details: {},
    });
    expect((await kindler.get('/environments/other')).status).toBe(404);
    const update = { details: held, dryRun: true };
    const path = '/environments/many-8/update';
    expect(fieldsOf(await kindler.post(path, update))).toEqual(refusal);
    expect(fieldsOf(await kindler.post(path, { details: held }))).toEqual(
      refusal,
    );
    const planned = await kindler.post(path, { title: 'Eight', dryRun: true });
    expect([planned.status, planned.body.steps]).toEqual([
      200,
      [{ id: 'host', name: 'Take the ports', needed: 'unknown' }],
    ]);
  });

  it('are taken once for one name, however often it is asked for', async () => {
    const asked = await Promise.all(
      Array.from({ length: MANY }, () => create('one')),
    );
    const taken = asked.filter(({ status }) => status === 202);
    expect(taken).toHaveLength(1);
    const statuses = new Set(asked.map(({ status }) => status));
    expect(statuses).toEqual(new Set([202, 409]));
    await kindler.ended(taken[0].body.item.id);
    expect(host.made.has('one')).toBe(true);
  });

  it('are given back where nothing was made', async () => {
    const before = await hints();
    host.fault = 'no room';
    const { status } = await kindler.carryOut(() => create('failing'));
    host.fault = undefined;
    expect(status).toBe('failed');
    expect(await hints()).toEqual(before);
  });

  it('are not for protected names', async () => {
    const refused = await create('devops');
    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toContain("name 'devops'");
    for (const call of [
      kindler.remove('/environments/devops'),
      kindler.post('/environments/devops/stop'),
    ]) {
      expect((await call).status).toBe(409);
    }
  });
});
