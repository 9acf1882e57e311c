import type { SnapshotKind, SnapshotStore } from '../SnapshotStore';

/** Keeps saved values as text, like the plugin database. */
export function memoryStore(): SnapshotStore {
  const rows = new Map<
    string,
    { name: string; text: string; observedAt: Date }
  >();
  return {
    async save(kind, name, value, observedAt) {
      const text = JSON.stringify(value);
      rows.set(`${kind.name}/${name}`, { name, text, observedAt });
    },
    async remove(kind, name) {
      rows.delete(`${kind.name}/${name}`);
    },
    async load<T>(kind: SnapshotKind) {
      return [...rows]
        .filter(([key]) => key.startsWith(`${kind.name}/`))
        .map(([, { name, text, observedAt }]) => ({
          name,
          value: JSON.parse(text) as T,
          observedAt,
        }));
    },
  };
}
