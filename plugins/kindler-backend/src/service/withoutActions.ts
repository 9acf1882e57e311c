import type { Incident } from '@kindler/backstage-plugin-kindler-common';

/** An incident for callers who may not read operations: without people's actions, and so without who and why. */
export function withoutActions(incident: Incident): Incident {
  return {
    ...incident,
    actions: [],
    phases: incident.phases.filter(({ kind }) => kind !== 'action'),
  };
}
