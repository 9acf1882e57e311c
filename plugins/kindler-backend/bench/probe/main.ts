/* eslint-disable no-console */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startLab, waitFor } from '@kindler/lab';
import { probeClient } from '../../src/postgres';
import { cpuOf } from './cpuOf';

const run = promisify(execFile);
const TIMES = 400;
const DEADLINE_MS = 5000;
/** Of so many probes of a calm route one logs in. */
const LOG_IN_EACH = 6;

/** What a client of a route costs PostgreSQL, beside `psql -c 'select 1'` through the same listener. */
async function main() {
  const lab = await startLab({});
  try {
    const { gateway, credentials, programs } = lab.state;
    const listener = gateway.listeners.orders_rw;
    const leader = await waitFor('a leader', () => lab.leader(), {
      deadlineMs: 60_000,
    });
    const { dataDir } = lab.state.members.find(({ name }) => name === leader)!;
    const verify = { ...credentials.probe, database: 'postgres' };
    const target = {
      name: 'orders-rw',
      intent: 'read-write' as const,
      listener,
      verify,
    };
    const cost = async (what: () => Promise<unknown>) => {
      const before = cpuOf(dataDir);
      for (let count = 0; count < TIMES; count += 1) {
        await what();
      }
      return ((cpuOf(dataDir) - before) / TIMES) * 1000;
    };
    const probe = (logIn: boolean) => async () => {
      const { outcome } = await probeClient(target, {
        logIn,
        deadlineMs: DEADLINE_MS,
      });
      if (outcome !== 'served') {
        throw new Error(`A probe was not served: ${outcome}`);
      }
    };
    const psql = await cost(() =>
      run(
        join(programs.postgresBin, 'psql'),
        [
          '-XAtc',
          'select 1',
          `host=${listener.host} port=${listener.port} user=${verify.user} dbname=postgres`,
        ],
        { env: { ...process.env, PGPASSWORD: verify.password } },
      ),
    );
    const plain = await cost(probe(false));
    const deep = await cost(probe(true));
    const mixed = (plain * (LOG_IN_EACH - 1) + deep) / LOG_IN_EACH;
    console.log(
      `psql -c 'select 1': ${psql.toFixed(2)} ms of PostgreSQL's CPU`,
    );
    console.log(
      `probe without a log-in: ${plain.toFixed(2)} ms, with one: ${deep.toFixed(
        2,
      )} ms`,
    );
    console.log(
      `calm route: ${(mixed / psql).toFixed(2)} of psql; without a role ${(
        plain / psql
      ).toFixed(2)}`,
    );
  } finally {
    await lab.stop();
  }
}

main().then(
  () => process.exit(),
  error => {
    console.error(error.stack);
    process.exit(1);
  },
);
