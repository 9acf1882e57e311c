import { word, wordedError } from '@kindler/backstage-plugin-kindler-common';
import { connectOnce } from '../../postgres';
import { fingerprint, type Formula } from '../copy/fingerprint';
import { resolveSides, type Sides } from '../sides';
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
      const formula = await chooseFormula(sides);
      let compared = 0;
      for (const database of input.databases) {
        const [wanted, found] = await Promise.all(
          [sides.source, sides.target].map(side =>
            connectOnce({ ...side, database }, client =>
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

async function chooseFormula(sides: Sides): Promise<Formula> {
  const versions = await Promise.all(
    [sides.source, sides.target].map(side =>
      connectOnce(side, async client => {
        const { rows } = await client.query(
          `SELECT current_setting('server_version_num')::int / 10000 AS major`,
        );
        return rows[0].major;
      }),
    ),
  );
  return versions[0] === versions[1] ? 'hash' : 'md5';
}

function expectSame(
  database: string,
  wanted: Record<string, string>,
  found: Record<string, string>,
): void {
  const names = new Set([...Object.keys(wanted), ...Object.keys(found)]);
  const differing = [...names].filter(name => wanted[name] !== found[name]);
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
