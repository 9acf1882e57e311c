/* eslint-disable no-console */
import { attachLab, waitFor, type Lab } from '@kindler/lab';
import { describe } from '../support/describe';
import { signIn } from '../support/signIn';
import type { WatchedPage } from '../support/watchPage';
import { ClientLoop } from './ClientLoop';
import { watchVerdict } from './watchVerdict';

const DEADLINE_MS = 60_000;
/** So long a client must be served and the page well before the next outage: sources are calm by then. */
const CALM_MS = 12_000;

const OUTAGES: Array<{
  what: string;
  times: number;
  begin: (lab: Lab) => Promise<unknown>;
}> = [
  { what: 'HAProxy stopped', times: 10, begin: lab => lab.stopHaproxy() },
  {
    what: 'leader frozen',
    times: 10,
    begin: async lab => lab.freeze((await lab.leader())!),
  },
];

/** How long after a client outside the portal was first refused the open page of the cluster said that it is critical. */
async function main() {
  const { KINDLER_LAB = '', KINDLER_PORTAL_URL: portal = '' } = process.env;
  const lab = attachLab(KINDLER_LAB);
  const database = lab.state.kubernetes?.cluster ?? 'orders';
  const client = ClientLoop.start(lab.state.gateway.listeners.orders_rw);
  const page = await signIn(portal);
  const shown = await watchVerdict(page, portal, database);
  for (const { what, times, begin } of OUTAGES) {
    const late: number[] = [];
    for (let count = 0; count < times; count += 1) {
      await lab.heal();
      await untilCalm(client, shown);
      await begin(lab);
      const refusedAt = await waitFor(
        'a client to be refused',
        () => client.refusedAt,
        { deadlineMs: DEADLINE_MS, everyMs: 20 },
      );
      const shownAt = await waitFor(
        'the page to say critical',
        () => shown.at('critical'),
        { deadlineMs: DEADLINE_MS, everyMs: 20 },
      );
      late.push(shownAt - refusedAt);
    }
    console.log(`${what}, ${times} times, after a client was first refused:`);
    console.log(`  open page says critical  ${describe(late)}`);
  }
  client.stop();
  await lab.heal();
  await page.context().browser()!.close();
}

async function untilCalm(client: ClientLoop, shown: WatchedPage) {
  let since = Date.now();
  await waitFor(
    'all to be calm',
    () => {
      if (client.refusedAt !== undefined || shown.current() !== 'ok') {
        client.forget();
        since = Date.now();
      }
      return Date.now() - since >= CALM_MS || undefined;
    },
    { deadlineMs: 2 * DEADLINE_MS, everyMs: 200 },
  );
  shown.forget();
}

main().then(
  () => process.exit(),
  error => {
    console.error(error.stack);
    process.exit(1);
  },
);
