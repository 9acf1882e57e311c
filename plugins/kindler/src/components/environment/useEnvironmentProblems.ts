import type { Environment } from '@kindler/backstage-plugin-kindler-common';
import { useWording } from '../../translation';

/** Parts of `reconcile_error` stand in a row, parted like this. */
const BETWEEN = '; ';

/**
 * Why an environment is not as asked for, and what its record held when it was taken over that its values do not say.
 * The record keeps the latter among its errors too, for other tools; here each is said once.
 */
export function useEnvironmentProblems(environment: Environment): {
  error: string;
  imported: string[];
} {
  const say = useWording();
  const notes = environment.importNotes ?? [];
  const told = new Set(notes.map(({ text }) => text));
  return {
    error: (environment.error ?? '')
      .split(BETWEEN)
      .filter(part => !told.has(part))
      .join(BETWEEN),
    imported: notes.map(say),
  };
}
