/** What snapshots are of. Its version is another one whenever their form changes. */
export interface SnapshotKind {
  name: string;
  version: number;
}

/** Keeps what was last seen over a restart of the backend. */
export interface SnapshotStore {
  save(
    kind: SnapshotKind,
    name: string,
    value: unknown,
    observedAt: Date,
  ): Promise<void>;
  remove(kind: SnapshotKind, name: string): Promise<void>;
  load<T>(
    kind: SnapshotKind,
  ): Promise<Array<{ name: string; value: T; observedAt: Date }>>;
}
