'use strict';

/*
 * Ends a pause of a PgBouncer that the backend began and did not end, because it was killed. It is a process of its
 * own, and ends by itself: as soon as it sees the database unpaused, or when it has let clients go on at the deadline.
 *
 *   node endPause.cjs < order.json
 *
 * The order comes by the input, because arguments can be read by others. `ready` on the output says that it watches.
 */
const { readFileSync } = require('node:fs');
const { checkServerIdentity } = require('node:tls');
const { setTimeout: delay } = require('node:timers/promises');
const { Client, escapeIdentifier } = require('pg');

const LOOK_MS = 50;
const CONSOLE_MS = 2000;
/** So long after the deadline it tries to reach a PgBouncer that does not answer. */
const PATIENCE_MS = 120_000;

const order = JSON.parse(readFileSync(0, 'utf8'));

function tlsOptions({ mode, caFile, certFile, keyFile, serverName } = {}) {
  if (mode !== 'require' && mode !== 'verify-full') {
    return false;
  }
  const read = file => file && readFileSync(file);
  const name = serverName ?? order.host;
  return {
    ca: read(caFile),
    cert: read(certFile),
    key: read(keyFile),
    rejectUnauthorized: mode === 'verify-full',
    checkServerIdentity: (_, certificate) =>
      checkServerIdentity(name, certificate),
  };
}

async function connect() {
  const { host, port, user, password, tls } = order;
  const ssl = tlsOptions(tls);
  const client = new Client({
    host,
    port,
    user,
    password,
    ssl,
    database: 'pgbouncer',
    connectionTimeoutMillis: CONSOLE_MS,
    query_timeout: CONSOLE_MS,
    application_name: 'kindler-watchdog',
  });
  client.on('error', () => {});
  if (!ssl) {
    // Anybody at the address could ask for it.
    client.connection.on('authenticationCleartextPassword', () =>
      client.connection.stream.destroy(),
    );
  }
  await client.connect();
  return client;
}

async function isPaused(client) {
  const { rows } = await client.query('SHOW DATABASES');
  return rows.some(
    ({ name, paused }) => name === order.database && Number(paused) === 1,
  );
}

/** Whether there is nothing left to do. */
async function watch(client, deadline, state) {
  for (;;) {
    const paused = await isPaused(client);
    // Whoever pauses after the pause was over has a watchdog of their own.
    if (!paused && (state.wasPaused || performance.now() > deadline)) {
      return;
    }
    state.wasPaused ||= paused;
    if (paused && performance.now() > deadline) {
      const database = escapeIdentifier(order.database);
      // Connections that were opened in spite of the pause can lead to where the server was before.
      await client.query(`RECONNECT ${database}`).catch(() => {});
      await client.query(`RESUME ${database}`);
      return;
    }
    await delay(LOOK_MS);
  }
}

async function main() {
  const deadline = performance.now() + order.longestMs;
  const state = { wasPaused: false };
  let client = await connect();
  process.stdout.write('ready\n');
  while (performance.now() < deadline + PATIENCE_MS) {
    try {
      client ??= await connect();
      await watch(client, deadline, state);
      return;
    } catch {
      client?.connection.stream.destroy();
      client = undefined;
      await delay(LOOK_MS);
    }
  }
}

// It outlives whoever started it, and nobody reads its output by then.
process.stdout.on('error', () => {});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {});
}
main().then(
  () => process.exit(0),
  () => process.exit(1),
);
