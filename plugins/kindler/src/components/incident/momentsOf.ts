import type { IncidentPhase } from '@kindler/backstage-plugin-kindler-common';
import { formatClock } from '../../format';

/** What happened within one second; of that the order says nothing to people. */
export interface Moment {
  /** ISO time of the first phase. */
  at: string;
  phases: IncidentPhase[];
}

/**
 * Phases of an incident by the second in which they began.
 */
export function momentsOf(phases: IncidentPhase[]): Moment[] {
  return phases.reduce<Moment[]>((moments, phase) => {
    const last = moments[moments.length - 1];
    if (last && formatClock(last.at) === formatClock(phase.at)) {
      last.phases.push(phase);
      return moments;
    }
    return [...moments, { at: phase.at, phases: [phase] }];
  }, []);
}
