import { ConflictError, InputError } from '@backstage/errors';
import type {
  EnvironmentImport,
  EnvironmentImportItem,
  ImportEnvironmentsRequest,
} from '@kindler/backstage-plugin-kindler-common';
import { hasSqlState } from '../../postgres';
import { IS_TAKEN } from '../allocation/Allocator';
import type { ImportTable } from './ImportTable';
import { planImport } from './planImport';

/** So often it is compared anew when others changed environments meanwhile. */
const ATTEMPTS = 5;

export interface EnvironmentImporterOptions {
  table: ImportTable;
  /** Called when these were recorded. */
  onAdded(names: string[]): Promise<void>;
}

type Answer = Omit<EnvironmentImport, 'now'>;

/** Records environments of an older Kindler. What is recorded already is never touched. */
export class EnvironmentImporter {
  readonly #options: EnvironmentImporterOptions;

  constructor(options: EnvironmentImporterOptions) {
    this.#options = options;
  }

  /** What an import would do now. */
  async plan({ rows }: ImportEnvironmentsRequest): Promise<Answer> {
    const { items } = await planImport(rows, this.#options.table);
    return toAnswer(items, true);
  }

  /** Records every row that is not there yet, or none where one is refused and no `partial` import was asked for. */
  async import(request: ImportEnvironmentsRequest): Promise<Answer> {
    const { table, onAdded } = this.#options;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const { items, rows } = await planImport(request.rows, table);
      if (!request.partial) {
        refuseIncomplete(items);
      }
      try {
        if (rows.length > 0) {
          await table.insert(rows);
          await onAdded(rows.map(({ name }) => name));
        }
        return toAnswer(items, false);
      } catch (error) {
        if (!hasSqlState(error, ...IS_TAKEN)) {
          throw error;
        }
      }
    }
    throw new ConflictError(
      'Environments change while they are imported; nothing was recorded. Import them again',
    );
  }
}

function refuseIncomplete(items: EnvironmentImportItem[]) {
  const refused = items.filter(({ outcome }) => outcome === 'refused');
  if (refused.length > 0) {
    const [{ line, problems }] = refused;
    const [{ field, problem }] = problems;
    throw new InputError(
      `${refused.length} of ${items.length} rows cannot be taken, so none was. Line ${line}, ${field}: ${problem.text}`,
    );
  }
}

function toAnswer(items: EnvironmentImportItem[], dryRun: boolean): Answer {
  const summary = { added: 0, same: 0, different: 0, refused: 0 };
  for (const { outcome } of items) {
    summary[outcome] += 1;
  }
  return { dryRun, items, summary };
}
