import type { IncidentState } from './IncidentState';

/** These fields change with every observation, and nobody reads them. */
const MOVING: ReadonlyArray<keyof IncidentState> = ['seenAt', 'doubtMs'];

/** Whether nothing visible differs. Unchanged parts are the same objects. */
export function isSameStory(
  a: IncidentState | undefined,
  b: IncidentState,
): boolean {
  return (
    a === b ||
    (a !== undefined &&
      (Object.keys({ ...a, ...b }) as Array<keyof IncidentState>).every(
        key => a[key] === b[key] || MOVING.includes(key),
      ))
  );
}
