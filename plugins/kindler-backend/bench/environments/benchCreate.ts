/* eslint-disable no-console */
import { waitFor } from '@kindler/lab';
import { median, timeOf } from '../support/median';
import type { Stage } from '../support/openStage';

const ROUNDS = 15;
const AT_ONCE = 50;
/** To ask more often than a browser that got a signal would take time from the work that is measured. */
const ASK_MS = 50;
const OVER = ['succeeded', 'failed', 'cancelled'];
let count = 0;

/** How long a `database` environment takes, beside the two statements that it cannot do without. Answers its median. */
export async function benchCreate(
  stage: Stage,
  existing: number,
): Promise<number> {
  const byHand: number[] = [];
  const asked: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const name = nextName();
    const took = [
      await timeOf(() => makeByHand(stage, `${name}-hand`)),
      await create(stage, name),
    ];
    if (round > 0) {
      byHand.push(took[0]);
      asked.push(took[1]);
    }
  }
  const [hand, api] = [byHand, asked].map(median);
  console.log(
    `A database environment with ${existing} others: ${api.toFixed(0)} ms; ` +
      `CREATE ROLE and CREATE DATABASE by hand ${hand.toFixed(0)} ms; ${(
        api / hand
      ).toFixed(2)} times that`,
  );
  return api;
}

export async function benchManyAtOnce(stage: Stage): Promise<void> {
  const names = Array.from({ length: AT_ONCE }, nextName);
  const ms = await timeOf(() =>
    Promise.all(names.map(name => create(stage, name))),
  );
  console.log(
    `${AT_ONCE} environments asked for at once: all made, without a conflict, in ${(
      ms / 1000
    ).toFixed(1)} s`,
  );
}

export async function removeAll(stage: Stage): Promise<void> {
  const { call, admin } = stage;
  for (;;) {
    const { body } = await call(
      'GET',
      '/kindler/v1/environments?provider=database&limit=500',
    );
    if (body.items.length === 0) {
      break;
    }
    const removed = await Promise.all(
      body.items.map(({ name }: { name: string }) =>
        call('DELETE', `/kindler/v1/environments/${name}`),
      ),
    );
    await Promise.all(removed.map(answer => ended(stage, answer.body.item.id)));
  }
  const { rows } = await admin.query(
    "SELECT datname FROM pg_database WHERE datname LIKE 'made-%-hand'",
  );
  for (const { datname } of rows) {
    await admin.query(`DROP DATABASE "${datname}"`);
    await admin.query(`DROP ROLE "${datname}"`);
  }
}

function nextName(): string {
  count += 1;
  return `made-${count}`;
}

/** Names are those of this file. */
async function makeByHand({ admin }: Stage, name: string) {
  await admin.query(`CREATE ROLE "${name}" LOGIN`);
  await admin.query(`CREATE DATABASE "${name}" OWNER "${name}"`);
}

/** Milliseconds from the request to the end that the journal has. */
async function create(stage: Stage, name: string): Promise<number> {
  const asked = Date.now();
  const { status, body } = await stage.call(
    'POST',
    '/kindler/v1/environments',
    { name, provider: 'database' },
  );
  if (status !== 202) {
    throw new Error(`${status}: ${body.error?.message}`);
  }
  const { finishedAt } = await ended(stage, body.item.id);
  return Date.parse(finishedAt) - asked;
}

async function ended({ call }: Stage, id: string) {
  const operation = await waitFor(
    `operation ${id}`,
    async () => {
      const { body } = await call('GET', `/kindler/v1/operations/${id}`);
      return OVER.includes(body.item.status) ? body.item : undefined;
    },
    { deadlineMs: 120_000, everyMs: ASK_MS },
  );
  if (operation.status !== 'succeeded') {
    throw new Error(operation.error);
  }
  return operation;
}
