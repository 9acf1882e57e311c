/** Keeps what was last seen over a restart of the backend. */
export interface SnapshotStore {
  save(
    kind: string,
    name: string,
    value: unknown,
    observedAt: Date,
  ): Promise<void>;
  remove(kind: string, name: string): Promise<void>;
  load<T>(
    kind: string,
  ): Promise<Array<{ name: string; value: T; observedAt: Date }>>;
}
