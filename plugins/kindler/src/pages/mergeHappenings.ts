import type {
  KindlerEvent,
  Operation,
} from '@kindler/backstage-plugin-kindler-common';

/** Something that is over: an operation that ended, or an event. */
export type Happening =
  | { at: string; operation: Operation }
  | { at: string; event: KindlerEvent };

/** So many of them that the others would not be seen. */
const TOO_MANY = ['server-changed'];

/**
 * What happened, the newest first. What a person did is told by its operation where that can be seen, else by its event.
 */
export function mergeHappenings(
  ended: Operation[],
  events: KindlerEvent[],
): Happening[] {
  const ids = new Set(ended.map(({ id }) => id));
  const told = events.filter(
    ({ kind, operation }) =>
      !TOO_MANY.includes(kind) && !(operation && ids.has(operation)),
  );
  return [
    ...ended.map(operation => ({
      at: operation.finishedAt ?? operation.createdAt,
      operation,
    })),
    ...told.map(event => ({ at: event.at, event })),
  ].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
