import {
  isRemoteError,
  readAllPages,
  type DatabaseSummary,
  type IncidentSummary,
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
        const isOpenOnly = options.open || options.limit === 0;
        const [open, over, watched] = await Promise.all([
          readAllPages(page =>
            portal.listIncidents({ ...page, database, open: true }),
          ),
          isOpenOnly
            ? undefined
            : portal.listIncidents({
                database,
                open: false,
                limit: options.limit,
              }),
          readWatched(portal, database),
        ]);
        const items = [...open, ...(over?.items ?? [])];
        if (watched.missing && items.length === 0) {
          throw watched.missing;
        }
        const troubled = watched.items.filter(
          ({ verdict }) => verdict !== 'ok',
        );
        const verdict = worstOf([
          // One that goes on is never well.
          ...open.map(({ worst }) => (worst === 'ok' ? 'unknown' : worst)),
          ...troubled.map(each => each.verdict),
          ...(watched.items.length === 0 ? ['unknown'] : []),
        ]);
        const { now } = watched;
        return {
          exitCode: EXIT[verdict],
          data: { verdict, items, databases: troubled, now },
          text: [
            describe(items, now),
            over?.nextCursor ? 'Older ones are not shown: see --limit\n' : '',
            describeTroubled(watched.items, troubled),
          ].join(''),
        };
      }),
    );
};

interface Watched {
  items: DatabaseSummary[];
  now: string;
  /** That the named one is not there; what is known of it still is shown. */
  missing?: unknown;
}

/** The clusters that incidents would be of: that there is none says nothing where nobody can tell how a cluster is. */
async function readWatched(
  portal: Portal,
  database: string | undefined,
): Promise<Watched> {
  if (database) {
    try {
      const { item, now } = await portal.getDatabase(database);
      return { items: [item], now };
    } catch (missing) {
      if (!isRemoteError(missing, 'NotFoundError')) {
        throw missing;
      }
      return { items: [], now: new Date().toISOString(), missing };
    }
  }
  let now = '';
  const items = await readAllPages(async page => {
    const answer = await portal.listDatabases({ ...page, sort: 'name' });
    now = answer.now;
    return answer;
  });
  return { items, now };
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

function describeTroubled(
  watched: DatabaseSummary[],
  troubled: DatabaseSummary[],
): string {
  if (watched.length === 0) {
    return 'No databases to be seen\n';
  }
  return troubled.length === 0
    ? ''
    : `\n${renderTable(
        ['DATABASE', 'VERDICT', 'WORST'],
        troubled.map(({ name, verdict, worst }) => [
          name,
          verdict,
          worst?.message,
        ]),
      )}`;
}

function toCount(text: string): number {
  const count = Number(text);
  if (!/^\d{1,3}$/.test(text) || count > MOST) {
    throw new InvalidArgumentError(`It is a number from 0 to ${MOST}.`);
  }
  return count;
}
