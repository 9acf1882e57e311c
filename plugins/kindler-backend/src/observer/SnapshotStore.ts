/** The kind of a snapshot. Its version changes whenever the format does. */
export interface SnapshotKind {
  name: string;
  version: number;
}

/** Keeps what was last seen across restarts of the backend. */
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
