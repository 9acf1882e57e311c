import { isError, toError } from '@backstage/errors';
import {
  withDeadline,
  word,
  wordingOf,
  type DriftSource,
  type Environment,
} from '@kindler/backstage-plugin-kindler-common';
import type { ProviderContext } from '@kindler/backstage-plugin-kindler-node';
import type { EnvironmentParts } from '../../providers';
import type { EnvironmentReader } from '../EnvironmentReader';
import type { CatalogEnvironments } from './CatalogEnvironments';
import { CatalogExtras } from './catalogItems';
import { compareSets } from './compareSets';
import { faultOf } from './saying';
import type { ListedSet, SeenDrift } from './types';

const LIST_MS = 20_000;
/** Whoever asks within this gets the same answer: to list may start programs. */
const KEPT_MS = 5_000;

export interface DriftReaderOptions {
  reader: Pick<EnvironmentReader, 'readAll'>;
  parts: EnvironmentParts;
  /** Left out where the catalog is not to be compared. */
  catalog?: Pick<CatalogEnvironments, 'list'>;
}

/** Compares what is recorded of environments with what providers, registrations and the catalog hold, and changes nothing. */
export class DriftReader {
  readonly #options: DriftReaderOptions;
  readonly #catalogExtras = new CatalogExtras();
  #last: Promise<SeenDrift> | undefined;

  constructor(options: DriftReaderOptions) {
    this.#options = options;
  }

  /** One comparison for all who ask while it is made and shortly after. */
  async read(): Promise<SeenDrift> {
    if (!this.#last) {
      const answer = this.#compare();
      const forget = () => {
        this.#last = undefined;
      };
      this.#last = answer;
      answer.then(() => setTimeout(forget, KEPT_MS).unref(), forget);
    }
    return this.#last;
  }

  async #compare(): Promise<SeenDrift> {
    const begun = new Date();
    const { catalog, parts } = this.#options;
    const { providers, registrations } = parts;
    const [records, ...sets] = await Promise.all([
      this.#readRecords(),
      ...providers.all().map(each => listSet('provider', each)),
      ...registrations.all().map(each => listSet('registration', each)),
      catalog?.list(),
    ]);
    const listed = sets.filter(set => set !== undefined);
    return {
      ...compareSets(records, listed, Date.now(), this.#catalogExtras),
      observedAt: begun.toISOString(),
    };
  }

  async #readRecords(): Promise<{ items: Environment[]; source: DriftSource }> {
    const source: DriftSource = { id: 'metadata', kind: 'metadata' };
    try {
      const { items, freshness } = await this.#options.reader.readAll();
      const { status, fault, observedAt } = freshness;
      return status === 'live'
        ? { items, source: { ...source, count: items.length, observedAt } }
        : {
            items,
            source: {
              ...source,
              fault: fault
                ? { message: fault.message, hint: fault.hint }
                : faultOf(
                    word('drift-records-unread', {}),
                    word('drift-hint-log', {}),
                  ),
            },
          };
    } catch (error) {
      if (!isError(error) || error.name !== 'ServiceUnavailableError') {
        throw error;
      }
      const fault = faultOf(wordingOf(error), word('drift-hint-route', {}));
      return { items: [], source: { ...source, fault } };
    }
  }
}

async function listSet(
  kind: 'provider' | 'registration',
  part: {
    kind: string;
    list(context: ProviderContext): Promise<string[]>;
  },
): Promise<ListedSet> {
  const source: DriftSource = { id: `${kind}:${part.kind}`, kind };
  try {
    const names = await withDeadline(
      signal => part.list({ signal, log: async () => {} }),
      { ms: LIST_MS },
    );
    return {
      source: {
        ...source,
        count: names.length,
        observedAt: new Date().toISOString(),
      },
      names: new Set(names),
    };
  } catch (error) {
    const why = wordingOf(toError(error));
    return {
      source: {
        ...source,
        fault: faultOf(why, word('drift-hint-answers', {})),
      },
    };
  }
}
