import { evidence, type RouteFacts } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

/** HAProxy 2.3 and older report it with this word. */
const FULL = 'FULL';

/**
 * The frontend of a route has reached its session limit, so HAProxy accepts nobody else. Clients wait in the kernel's
 * queue until a session ends, or time out there. A waiting client is not served, so this is reported at once.
 */
export const frontendFull: Rule = facts =>
  facts.routes.filter(isFull).map(route => {
    const { name, sessions, sessionLimit } = route.frontend!;
    return {
      ...worded('frontend-full', {
        route: route.name,
        frontend: name,
        limit: sessionLimit ?? sessions ?? 'unknown',
      }),
      subject: route.name,
      severity: 'warning',
      early: 'warning',
      settleMs: 0,
      evidence: [
        evidence(
          `sessions of frontend ${name}`,
          `${sessions ?? 'unknown'} of ${sessionLimit ?? 'unknown'}`,
          route.source,
          route.observedAt,
        ),
      ],
    };
  });

function isFull({ known, frontend }: RouteFacts): boolean {
  const { status, sessions = 0, sessionLimit = 0 } = frontend ?? {};
  return (
    known && (status === FULL || (sessionLimit > 0 && sessions >= sessionLimit))
  );
}
