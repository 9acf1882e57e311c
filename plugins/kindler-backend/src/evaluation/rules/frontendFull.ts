import { evidence, type RouteFacts } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

/** HAProxy 2.3 and older say so in a word. */
const FULL = 'FULL';

/**
 * The frontend of a route has as many sessions as it may, so HAProxy accepts nobody else: clients wait in the kernel's
 * queue until one leaves, and time out there. A client that waits is not served, so it is said at once.
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
