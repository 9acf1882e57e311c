import { readFileSync, writeFileSync } from 'node:fs';
import type { JsonObject } from '@backstage/types';
import { waitFor } from '@kindler/lab';
import type {
  DatabaseActionKind,
  DatabaseMember,
} from '@kindler/backstage-plugin-kindler-common';
import { parse, stringify } from 'yaml';
import { labConfig, startKindler } from '../__testUtils__/startKindler';
import { useOrders } from './__testUtils__/useOrders';

jest.setTimeout(300_000);

describe('actions that a Patroni cluster does not take', () => {
  const stage = useOrders();
  const { act, orders, plan, failing, members } = stage;

  it('is asked for once with one idempotency key', async () => {
    const first = await act('pause').set('Idempotency-Key', 'pause-once');
    expect(first.status).toBe(202);
    await stage.kindler.ended(first.body.item.id);
    const again = await act('pause').set('Idempotency-Key', 'pause-once');
    expect(again.body.item.id).toBe(first.body.item.id);
    const other = await act('resume').set('Idempotency-Key', 'pause-once');
    expect(other.status).toBe(409);
    await stage.kindler.carryOut(() => act('resume'));
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
    await stage.lab.stopMember(replicas[0]);
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
      fetch(`${stage.lab.state.members[0].restUrl}/config`, {
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
      stage.lab.state.members.map(({ configFile }) => [
        configFile,
        readFileSync(configFile, 'utf8'),
      ]),
    );
    /** Lets every member read its file again, until all of them answer writes so. */
    const reload = async (wanted: number) => {
      stage.lab.state.members.forEach(({ pid }) =>
        process.kill(pid!, 'SIGHUP'),
      );
      for (const { name, restUrl } of stage.lab.state.members) {
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
    const config = labConfig(stage.lab);
    const [cluster] = config.kindler.databases as JsonObject[];
    cluster.patroni = { ...(cluster.patroni as JsonObject), auth };
    const known = await startKindler(config);
    try {
      await reload(401);
      const refused = await stage.kindler.carryOut(() => act('pause'));
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
    ['pause', { force: true }, /^force is an unknown field/],
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
    const { status } = await stage.kindler.post('/databases/nowhere/pause', {
      reason: 'a test',
    });
    expect(status).toBe(404);
  });
});
