import { readFileSync, writeFileSync } from 'node:fs';
import {
  createServiceFactory,
  coreServices,
  type AuditorService,
} from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import type {
  ActionCheck,
  DatabaseActionKind,
  DatabaseMember,
} from '@kindler/backstage-plugin-kindler-common';
import { parse, stringify } from 'yaml';
import { labConfig, startKindler } from '../__testUtils__/startKindler';

jest.setTimeout(300_000);

const YEAR_MS = 365 * 24 * 3_600_000;

describe('actions on a Patroni cluster', () => {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let kindler: Awaited<ReturnType<typeof startKindler>>;
  const audited: Array<{ eventId: string; meta?: object; outcome?: string }> =
    [];

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    const auditor = createServiceFactory({
      service: coreServices.auditor,
      deps: {},
      factory: (): AuditorService => ({
        createEvent: async ({ eventId, meta }) => {
          const event: (typeof audited)[number] = { eventId, meta };
          audited.push(event);
          return {
            success: async () => {
              event.outcome = 'success';
            },
            fail: async () => {
              event.outcome = 'failure';
            },
          };
        },
      }),
    });
    kindler = await startKindler(labConfig(lab), [auditor]);
  });

  beforeEach(async () => {
    await lab.heal();
    await waitFor(
      'orders to be ok',
      async () => {
        const { body } = await kindler.get('/databases/orders');
        return body.item?.verdict === 'ok' ? true : undefined;
      },
      { deadlineMs: 60_000 },
    );
  });

  afterAll(async () => {
    await kindler?.stop();
    await lab?.heal();
    await closeLab?.();
  });

  const act = (action: DatabaseActionKind, more: object = {}) =>
    kindler.post(`/databases/orders/${action}`, { reason: 'a test', ...more });
  const orders = async () => (await kindler.get('/databases/orders')).body.item;
  const plan = async (action: DatabaseActionKind, more: object = {}) => {
    const { body, status } = await act(action, { ...more, dryRun: true });
    expect(status).toBe(200);
    return body;
  };
  const failing = (checks: ActionCheck[]) =>
    checks
      .filter(({ ok, blocking }) => blocking && ok !== true)
      .map(({ name }) => name);

  async function members() {
    const leader = (await lab.leader())!;
    const replicas = lab.state.members
      .map(({ name }) => name)
      .filter(name => name !== leader);
    return { leader, replicas };
  }

  async function startedAt(name: string): Promise<string> {
    const { restUrl } = lab.state.members.find(each => each.name === name)!;
    const answer = await fetch(`${restUrl}/patroni`);
    return (await answer.json()).postmaster_start_time;
  }

  it('offers everything on Patroni, and nothing without it', async () => {
    const offered = (await orders()).actions.map(
      ({ kind }: { kind: string }) => kind,
    );
    expect(offered).toEqual([
      'switchover',
      'cancel-switchover',
      'restart',
      'reinitialize',
      'pause',
      'resume',
    ]);
    const { body } = await kindler.get('/databases/archive');
    expect(body.item.actions).toEqual([]);
    const refused = await kindler.post('/databases/archive/pause', {
      reason: 'a test',
    });
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toMatch(/Patroni does not run/);
  });

  it('switches over to a named member, and says how long writes were out', async () => {
    const { leader, replicas } = await members();
    const [next] = replicas;
    const planned = await plan('switchover', { member: next, leader });
    expect(failing(planned.checks)).toEqual([]);
    expect(planned).toMatchObject({ possible: true, action: 'switchover' });
    expect(planned.via).toContain(leader);
    expect(planned.effects[0].text).toBe(
      `${next} becomes the leader; ${leader} becomes a replica.`,
    );
    const operation = await kindler.carryOut(() =>
      act('switchover', { member: next, leader }),
    );
    expect(operation).toMatchObject({
      kind: 'database-switchover',
      subject: { kind: 'database', name: 'orders' },
      status: 'succeeded',
      reason: 'a test',
      requester: 'user:default/mock',
      result: {
        from: leader,
        leader: next,
        timeline: expect.any(Number),
        outageMs: expect.any(Number),
      },
    });
    expect(await lab.leader()).toBe(next);
    expect(await orders()).toMatchObject({ leader: next });
    expect(audited).toContainEqual({
      eventId: 'database-action',
      outcome: 'success',
      meta: expect.objectContaining({
        name: 'orders',
        action: 'switchover',
        member: next,
        reason: 'a test',
      }),
    });
    await lab.waitHealthy();
  });

  it('schedules a switchover, refuses a second one, and cancels it', async () => {
    const { leader, replicas } = await members();
    const scheduledAt = new Date(Date.now() + YEAR_MS).toISOString();
    const asked = await kindler.carryOut(() =>
      act('switchover', { member: replicas[1], scheduledAt }),
    );
    expect(asked).toMatchObject({
      status: 'succeeded',
      result: { from: leader, scheduledAt },
    });
    const { scheduledSwitchover } = await orders();
    expect(Date.parse(scheduledSwitchover.at)).toBe(Date.parse(scheduledAt));
    expect(scheduledSwitchover).toMatchObject({
      from: leader,
      to: replicas[1],
    });
    expect(failing((await plan('switchover')).checks)).toEqual([
      'no-other-switchover',
    ]);

    const cancelled = await kindler.carryOut(() => act('cancel-switchover'));
    expect(cancelled).toMatchObject({ status: 'succeeded' });
    expect((await orders()).scheduledSwitchover).toBeUndefined();
    const again = await act('cancel-switchover');
    expect(again.status).toBe(409);
    expect(await lab.leader()).toBe(leader);
  });

  it('restarts a replica and the leader', async () => {
    const { leader, replicas } = await members();
    for (const name of [replicas[0], leader]) {
      const before = await startedAt(name);
      const operation = await kindler.carryOut(() =>
        act('restart', { member: name }),
      );
      expect(operation).toMatchObject({ status: 'succeeded' });
      expect(await startedAt(name)).not.toBe(before);
      await lab.waitHealthy();
    }
    expect(await lab.leader()).toBe(leader);
  });

  it('schedules a restart', async () => {
    const { replicas } = await members();
    const [member] = replicas;
    const scheduledAt = new Date(Date.now() + YEAR_MS).toISOString();
    const operation = await kindler.carryOut(() =>
      act('restart', { member, scheduledAt }),
    );
    expect(operation).toMatchObject({ status: 'succeeded' });
    const found = (await orders()).members.find(
      ({ name }: DatabaseMember) => name === member,
    );
    expect(Date.parse(found.scheduledRestart)).toBe(Date.parse(scheduledAt));
    expect(
      failing((await plan('restart', { member, scheduledAt })).checks),
    ).toEqual(['no-other-restart']);
    const { restUrl } = lab.state.members.find(({ name }) => name === member)!;
    await fetch(`${restUrl}/restart`, { method: 'DELETE' });
  });

  it('makes a replica anew, and never the leader', async () => {
    const { leader, replicas } = await members();
    const refused = await act('reinitialize', { member: leader });
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toMatch(/cannot be made anew/);
    const [member] = replicas;
    const before = await startedAt(member);
    const operation = await kindler.carryOut(() =>
      act('reinitialize', { member }),
    );
    expect(operation).toMatchObject({ status: 'succeeded' });
    expect(await startedAt(member)).not.toBe(before);
    await lab.waitHealthy();
  });

  it('pauses and resumes failover, and refuses what a pause forbids', async () => {
    const paused = await kindler.carryOut(() => act('pause'));
    expect(paused).toMatchObject({ status: 'succeeded' });
    expect(await orders()).toMatchObject({ paused: true });
    expect((await act('pause')).status).toBe(409);
    expect(failing((await plan('switchover')).checks)).toEqual(['paused']);
    const resumed = await kindler.carryOut(() => act('resume'));
    expect(resumed).toMatchObject({ status: 'succeeded' });
    expect(await orders()).toMatchObject({ paused: false });
    expect((await act('resume')).status).toBe(409);
  });

  it('is asked for once with one idempotency key', async () => {
    const first = await act('pause').set('Idempotency-Key', 'pause-once');
    expect(first.status).toBe(202);
    await kindler.ended(first.body.item.id);
    const again = await act('pause').set('Idempotency-Key', 'pause-once');
    expect(again.body.item.id).toBe(first.body.item.id);
    const other = await act('resume').set('Idempotency-Key', 'pause-once');
    expect(other.status).toBe(409);
    await kindler.carryOut(() => act('resume'));
  });

  it('refuses another leader than the caller saw, and members that cannot lead', async () => {
    const { leader, replicas } = await members();
    const cases: Array<[object, string]> = [
      [{ leader: replicas[0] }, 'same-leader'],
      [{ member: leader }, 'candidate'],
      [{ member: 'nobody' }, 'candidate'],
    ];
    for (const [more, check] of cases) {
      expect(failing((await plan('switchover', more)).checks)).toEqual([check]);
      expect((await act('switchover', more)).status).toBe(409);
    }
    await lab.stopMember(replicas[0]);
    const stopped = await waitFor(
      'a plan that knows the member is stopped',
      async () => {
        const planned = await plan('switchover', { member: replicas[0] });
        return planned.possible ? undefined : planned;
      },
      { deadlineMs: 30_000 },
    );
    expect(failing(stopped.checks).length).toBeGreaterThan(0);
  });

  it('takes only the synchronous standby in synchronous mode', async () => {
    const configure = (synchronous: true | null) =>
      fetch(`${lab.state.members[0].restUrl}/config`, {
        method: 'PATCH',
        body: JSON.stringify({ synchronous_mode: synchronous }),
      });
    const roles = (wanted: boolean) =>
      waitFor(
        `${wanted ? 'a' : 'no'} synchronous standby`,
        async () => {
          const { members: seen } = await orders();
          const found = seen.filter(
            ({ role }: DatabaseMember) => role === 'sync_standby',
          );
          return (found.length === 1) === wanted ? seen : undefined;
        },
        { deadlineMs: 60_000 },
      );
    await configure(true);
    try {
      const replicas = (await roles(true)).filter(
        ({ role }: DatabaseMember) => role !== 'leader',
      );
      expect(replicas).toHaveLength(2);
      for (const { name, role } of replicas) {
        const { checks } = await plan('switchover', { member: name });
        expect(failing(checks)).toEqual(
          role === 'sync_standby' ? [] : ['candidate-is-synchronous'],
        );
      }
    } finally {
      await configure(null);
      await roles(false);
    }
  });

  it('gives the credentials that Patroni asks for, and says what is missing without', async () => {
    const auth = { user: 'kindler', password: 'only-for-this-test' };
    const files = new Map(
      lab.state.members.map(({ configFile }) => [
        configFile,
        readFileSync(configFile, 'utf8'),
      ]),
    );
    /** Lets every member read its file again, until all of them answer writes so. */
    const reload = async (wanted: number) => {
      lab.state.members.forEach(({ pid }) => process.kill(pid!, 'SIGHUP'));
      for (const { name, restUrl } of lab.state.members) {
        await waitFor(
          `${name} to answer ${wanted}`,
          async () => {
            const { status } = await fetch(`${restUrl}/reload`, {
              method: 'POST',
            });
            return status === wanted ? true : undefined;
          },
          { deadlineMs: 30_000 },
        );
      }
    };
    for (const [file, text] of files) {
      const config = parse(text);
      config.restapi.authentication = {
        username: auth.user,
        password: auth.password,
      };
      writeFileSync(file, stringify(config));
    }
    const config = labConfig(lab);
    const [cluster] = config.kindler.databases as JsonObject[];
    cluster.patroni = { ...(cluster.patroni as JsonObject), auth };
    const known = await startKindler(config);
    try {
      await reload(401);
      const refused = await kindler.carryOut(() => act('pause'));
      expect(refused).toMatchObject({
        status: 'failed',
        error: expect.stringMatching(
          /401.*kindler\.databases\[\]\.patroni\.auth/,
        ),
      });
      expect(JSON.stringify(refused)).not.toContain(auth.password);
      for (const action of ['pause', 'resume']) {
        const done = await waitFor(
          `${action} to be taken`,
          async () => {
            const { status, body } = await known.post(
              `/databases/orders/${action}`,
              { reason: 'a test' },
            );
            return status === 202 ? body.item.id : undefined;
          },
          { deadlineMs: 30_000 },
        );
        expect(await known.ended(done)).toMatchObject({ status: 'succeeded' });
      }
    } finally {
      await known.stop();
      files.forEach((text, file) => writeFileSync(file, text));
      await reload(202);
    }
  });

  it.each<[DatabaseActionKind, object, RegExp]>([
    [
      'switchover',
      { scheduledAt: '2001-01-01T00:00:00Z' },
      /scheduledAt .*future/,
    ],
    ['switchover', { scheduledAt: '2099-01-01T00:00:00' }, /scheduledAt/],
    ['pause', { member: 'orders-1' }, /member does not belong/],
    [
      'reinitialize',
      { member: 'orders-1', scheduledAt: '2099-01-01T00:00:00Z' },
      /scheduledAt does not belong/,
    ],
    ['restart', {}, /member is missing/],
    ['pause', { force: true }, /'force'/],
    ['pause', { reason: '' }, /reason/],
  ])(
    'answers %s with %j by naming the field',
    async (action, more, message) => {
      const answer = await act(action, more);
      expect(answer.status).toBe(400);
      expect(answer.body.error.message).toMatch(message);
    },
  );

  it('says 404 of a cluster that is not there', async () => {
    const { status } = await kindler.post('/databases/nowhere/pause', {
      reason: 'a test',
    });
    expect(status).toBe(404);
  });
});
