import type { Incident } from '@kindler/backstage-plugin-kindler-common';

/** An incident for those who may not read operations: without what people did, and who and why. */
export function withoutActions(incident: Incident): Incident {
  return {
    ...incident,
    actions: [],
    phases: incident.phases.filter(({ kind }) => kind !== 'action'),
  };
}
