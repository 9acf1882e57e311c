import type { DatabaseSummary } from '@kindler/backstage-plugin-kindler-common';
import { isoTime } from '../model/Reading';
import type { CurrentIncident } from './IncidentWriter';

type Shown = NonNullable<DatabaseSummary['incident']>;

/** The incidents shown beside their clusters: those that are going on and those that have just ended. */
export class CurrentIncidents {
  readonly #shown = new Map<string, Shown>();
  #open: ReadonlySet<string> = new Set();
  #changeCount = 0;
  readonly #onChange: (databases: string[], ids: string[]) => void;

  /** @param onChange - called with the incidents that began or ended */
  constructor(onChange: (databases: string[], ids: string[]) => void) {
    this.#onChange = onChange;
  }

  /** Returns the same object as long as nothing in it changes. */
  get(database: string): Shown | undefined {
    return this.#shown.get(database);
  }

  /** Whether an incident of the cluster is going on. */
  goesOn(database: string): boolean {
    return this.#open.has(database);
  }

  /** Number of changes so far. */
  get changeCount(): number {
    return this.#changeCount;
  }

  update(incidents: readonly CurrentIncident[]): void {
    this.#updateOpen(incidents);
    const now = new Map<string, Shown>();
    const sorted = [...incidents].sort((a, b) => a.startedAt - b.startedAt);
    for (const { id, database, startedAt, endedAt } of sorted) {
      now.set(database, {
        id,
        startedAt: isoTime(startedAt),
        ...(endedAt !== undefined && { endedAt: isoTime(endedAt) }),
      });
    }
    const changed = [...new Set([...now.keys(), ...this.#shown.keys()])].filter(
      name => !isSame(now.get(name), this.#shown.get(name)),
    );
    if (changed.length === 0) {
      return;
    }
    const ids = changed.flatMap(name => [
      ...new Set(
        [now.get(name)?.id, this.#shown.get(name)?.id].filter(
          id => id !== undefined,
        ),
      ),
    ]);
    for (const name of changed) {
      const shown = now.get(name);
      if (shown) {
        this.#shown.set(name, shown);
      } else {
        this.#shown.delete(name);
      }
    }
    this.#changeCount += 1;
    this.#onChange(changed, ids);
  }

  #updateOpen(incidents: readonly CurrentIncident[]) {
    const open = new Set(
      incidents.flatMap(({ database, endedAt }) =>
        endedAt === undefined ? [database] : [],
      ),
    );
    const isUnchanged =
      open.size === this.#open.size &&
      [...open].every(name => this.#open.has(name));
    if (!isUnchanged) {
      this.#open = open;
      this.#changeCount += 1;
    }
  }
}

function isSame(a: Shown | undefined, b: Shown | undefined): boolean {
  return (
    a?.id === b?.id &&
    a?.startedAt === b?.startedAt &&
    a?.endedAt === b?.endedAt
  );
}
