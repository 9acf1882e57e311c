import { word, wordedError } from '@kindler/backstage-plugin-kindler-common';
import { findDiffering, type SqlTarget } from '../../postgres';
import { fingerprint, type Formula } from '../copy/fingerprint';
import { onServer, resolveSides } from '../sides';
import type { MigrationOptions } from '../types';
import { LONG_MS, type MigrationStep } from './MigrationContext';

const MOST_NAMED = 5;

/** Compares rows and checksums of all tables, and all sequences, while nobody can write. */
export function compareStep(options: MigrationOptions): MigrationStep {
  return {
    id: 'compare',
    name: word('step-migrate-compare', {}),
    timeoutMs: LONG_MS,
    do: async ({ input, result }) => {
      const sides = await resolveSides(options, input);
      const servers = [
        { side: sides.source, system: input.sourceSystem },
        { side: sides.target, system: input.expectedSystem },
      ];
      const formula = await chooseFormula(servers);
      let compared = 0;
      for (const database of input.databases) {
        const [wanted, found] = await Promise.all(
          servers.map(({ side, system }) =>
            onServer({ ...side, database }, system, client =>
              fingerprint(client, formula),
            ),
          ),
        );
        expectSame(database, wanted, found);
        compared += Object.keys(wanted).length;
      }
      result.compared = compared;
    },
    verify: async ({ result }) =>
      word('migrate-same', { count: result.compared ?? 0 }),
  };
}

async function chooseFormula(
  servers: Array<{ side: SqlTarget; system: string }>,
): Promise<Formula> {
  const majors = await Promise.all(
    servers.map(({ side, system }) =>
      onServer(side, system, async client => {
        const { rows } = await client.query(
          `SELECT current_setting('server_version_num')::int / 10000 AS major`,
        );
        return rows[0].major;
      }),
    ),
  );
  return majors[0] === majors[1] ? 'hash' : 'md5';
}

function expectSame(
  database: string,
  wanted: Record<string, string>,
  found: Record<string, string>,
): void {
  const differing = findDiffering(wanted, found);
  if (differing.length > 0) {
    throw wordedError(
      Error,
      word('migrate-differs', {
        database,
        count: differing.length,
        names: differing.slice(0, MOST_NAMED).join(', '),
      }),
    );
  }
}
