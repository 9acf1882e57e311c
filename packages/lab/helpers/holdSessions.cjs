'use strict';

/*
 * Keeps client connections open through a listener of the lab, so that others find none left. A connection that is
 * lost is made anew. Ends with a signal.
 *
 *   node holdSessions.cjs <folder> <proxy> <role of the lab's credentials> <count or "all">
 */
const fs = require('node:fs');
const path = require('node:path');
const { setTimeout: pause } = require('node:timers/promises');
const { Client } = require('pg');

const AT_ONCE = 8;
const RETRY_MS = 100;
const CONNECT_MS = 5_000;

const [folder, proxy, role, count] = process.argv.slice(2);
const state = JSON.parse(
  fs.readFileSync(path.join(folder, 'lab.json'), 'utf8'),
);
const { user, password } = state.credentials[role];
const wanted = count === 'all' ? Number.POSITIVE_INFINITY : Number(count);
let held = 0;

async function connect() {
  const client = new Client({
    ...state.gateway.listeners[proxy],
    user,
    password,
    database: 'postgres',
    application_name: 'kindler-lab-holder',
    connectionTimeoutMillis: CONNECT_MS,
  });
  client.on('error', () => {});
  await client.connect();
  held += 1;
  client.once('end', () => {
    held -= 1;
  });
}

async function hold() {
  let atOnce = AT_ONCE;
  for (;;) {
    const missing = Math.min(atOnce, wanted - held);
    const tried = await Promise.allSettled(
      Array.from({ length: missing }, connect),
    );
    if (tried.some(({ status }) => status === 'rejected')) {
      // Many at once would take, while they log in, the slots that are kept for superusers.
      atOnce = 1;
    }
    if (!tried.some(({ status }) => status === 'fulfilled')) {
      await pause(RETRY_MS);
    }
  }
}

hold();
