import {
  fieldError,
  word,
  type EnvironmentList,
  type ListEnvironmentsFilter,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerSelection } from '@kindler/backstage-plugin-kindler-node';
import type { MetadataDatabase } from '../../postgres';
import {
  toEnvironment,
  type EnvironmentRow,
  type KnownHere,
} from '../toEnvironment';
import { Conditions, STATE } from './Conditions';

const DEFAULT_LIMIT = 50;
const BY_NAME = 'name COLLATE "C"';

export type EnvironmentPage = Pick<
  EnvironmentList,
  'items' | 'nextCursor' | 'summary'
>;

export interface EnvironmentPagesOptions extends KnownHere {
  database: MetadataDatabase;
}

/** Pages of environments by name, filtered and counted by the Kindler database: a page costs the same however many there are. */
export class EnvironmentPages {
  readonly #options: EnvironmentPagesOptions;

  constructor(options: EnvironmentPagesOptions) {
    this.#options = options;
  }

  /** @param selection - what may be seen; all where nothing is said */
  async read(
    filter: ListEnvironmentsFilter,
    selection?: KindlerSelection,
  ): Promise<EnvironmentPage> {
    const { database } = this.#options;
    const { limit = DEFAULT_LIMIT, cursor } = filter;
    const counted = new Conditions(filter, selection);
    const shown = new Conditions(filter, selection);
    if (cursor !== undefined) {
      shown.add(`${BY_NAME} > ${shown.param(readCursor(cursor))}`);
    }
    const [rows, counts] = await Promise.all([
      database.query<EnvironmentRow>(
        `SELECT * FROM clusters WHERE ${shown.toSql()}
          ORDER BY ${BY_NAME} LIMIT ${shown.param(limit + 1)}`,
        shown.params,
      ),
      database.query<{ state: string; count: number }>(
        `SELECT ${STATE} AS state, count(*)::int AS count
           FROM clusters WHERE ${counted.toSql()} GROUP BY 1`,
        counted.params,
      ),
    ]);
    const items = rows
      .slice(0, limit)
      .map(row => toEnvironment(row, this.#options));
    return {
      items,
      nextCursor:
        rows.length > limit ? toCursor(items[limit - 1].name) : undefined,
      summary: {
        total: counts.reduce((sum, { count }) => sum + count, 0),
        states: Object.fromEntries(
          counts.map(({ state, count }) => [state, count]),
        ),
      },
    };
  }
}

/** As of the other lists: the order and what the last row is sorted by. */
function toCursor(name: string): string {
  return Buffer.from(JSON.stringify(['name', name])).toString('base64url');
}

function readCursor(cursor: string): string {
  try {
    const [order, name, ...rest] = JSON.parse(
      Buffer.from(cursor, 'base64url').toString(),
    );
    const isOne = order === 'name' && typeof name === 'string';
    if (isOne && rest.length === 0 && !name.includes('\0')) {
      // Half a surrogate pair is no text to PostgreSQL.
      encodeURIComponent(name);
      return name;
    }
  } catch {
    // Said below.
  }
  throw fieldError('cursor', word('field-cursor', {}));
}
