import { ensureApp } from './lib/ensureApp.mjs';
import { ensureDependencies } from './lib/ensureDependencies.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { ensurePrograms } from './lib/ensurePrograms.mjs';
import { onOrphaned } from './lib/family.mjs';
import { LabHost } from './lib/LabHost.mjs';
import { inRoot } from './lib/paths.mjs';
import { Portal } from './lib/Portal.mjs';
import { say, timed } from './lib/say.mjs';

const PORT = 7007;

/** `npm start`: a portal over a live lab, until Ctrl-C. */
export async function run() {
  const tools = await ensureNode();
  await ensurePrograms();
  await ensureDependencies(tools);
  await ensureApp(tools);

  const ended = untilEnded();
  const lab = await Promise.race([
    timed('Starting etcd, three Patroni members, HAProxy and PgBouncer', () =>
      LabHost.start(tools, { listed: true, pgbouncer: true }),
    ),
    ended.promise,
  ]);
  if (!(lab instanceof LabHost)) {
    return 130;
  }
  lab.onGone(() => ended.end('the lab is gone'));
  try {
    const portal = await Promise.race([
      timed('Starting the portal', () =>
        Portal.start(tools, lab, {
          port: PORT,
          logFile: inRoot('.lab/portal.log'),
        }),
      ),
      ended.promise,
    ]);
    if (!(portal instanceof Portal)) {
      return 130;
    }
    portal.onGone(() => ended.end('the backend ended'));
    invite(portal);
    const reason = await ended.promise;
    say(`\nStopping: ${reason}`);
    if (reason === 'the backend ended') {
      say(portal.lastLines());
    }
    await portal.stop();
    return reason.startsWith('SIG') ? 0 : 1;
  } finally {
    await lab.stop();
    say('Stopped; nothing is left behind');
  }
}

function invite(portal) {
  say(`
  The portal is at  ${portal.url}
  Its log is        ${portal.logFile}

  Play with the database cluster behind it, from another terminal:
    npm run lab -- status
    npm run lab -- switchover           move the lock to another member
    npm run lab -- freeze orders-1      stop a Patroni in its tracks
    npm run lab -- heal                 undo every drill
  Ctrl-C ends everything.
`);
}

function untilEnded() {
  let end;
  const promise = new Promise(resolve => (end = resolve));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => end(signal));
  }
  onOrphaned(() => end('the process that started this is gone'));
  return { promise, end };
}
