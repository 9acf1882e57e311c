import type {
  IncidentList,
  IncidentSummary,
} from '@kindler/backstage-plugin-kindler-common';
import { InvalidArgumentError } from 'commander';
import { EXIT, worstOf } from '../ExitCode';
import { ageOf, durationOf } from '../output/ageOf';
import { renderTable } from '../output/renderTable';
import { openPortal, type GlobalOptions, type Portal } from '../portal/Portal';
import type { AddCommand } from './AddCommand';

/** The most that a page holds. */
const MOST = 500;

interface IncidentOptions extends GlobalOptions {
  open?: boolean;
  limit: number;
}

export const addIncidents: AddCommand = (program, context) => {
  program
    .command('incidents')
    .description('troubles that go on, and those that are over, newest first')
    .argument('[database]', 'only this database cluster')
    .option('--open', 'only those that go on')
    .option('--limit <count>', 'so many of those that are over', toCount, 20)
    .action((database: string | undefined, _, command) =>
      context.run(async () => {
        const options: IncidentOptions = command.optsWithGlobals();
        const portal = openPortal(options, context);
        const { open, over, now } = await read(portal, database, options);
        const items = [...open, ...over];
        if (database && items.length === 0) {
          // None of a cluster that is not there means nothing: this says so.
          await portal.getDatabase(database);
        }
        const verdict = worstOf(open.map(({ worst }) => worst));
        return {
          exitCode: EXIT[verdict],
          data: { verdict, items, now },
          text: describe(items, now),
        };
      }),
    );
};

async function read(
  portal: Portal,
  database: string | undefined,
  { open: isOpenOnly, limit }: IncidentOptions,
) {
  const none: Pick<IncidentList, 'items'> = { items: [] };
  const [open, over] = await Promise.all([
    portal.listIncidents({ database, open: true, limit: MOST }),
    isOpenOnly || limit === 0
      ? none
      : portal.listIncidents({ database, open: false, limit }),
  ]);
  return { open: open.items, over: over.items, now: open.now };
}

function describe(items: IncidentSummary[], now: string): string {
  if (items.length === 0) {
    return 'No incidents\n';
  }
  return renderTable(
    ['DATABASE', 'ID', 'WORST', 'BEGAN', 'LASTED', 'OUTAGE', 'WHAT'],
    items.map(item => [
      item.database,
      item.id,
      item.worst,
      `${ageOf(item.startedAt, now)} ago`,
      item.endedAt ? ageOf(item.startedAt, item.endedAt) : 'goes on',
      item.outageMs === undefined ? undefined : durationOf(item.outageMs),
      item.title.text,
    ]),
  );
}

function toCount(text: string): number {
  const count = Number(text);
  if (!/^\d{1,3}$/.test(text) || count > MOST) {
    throw new InvalidArgumentError(`It is a number from 0 to ${MOST}.`);
  }
  return count;
}
