import type {
  Finding,
  IncidentCause,
} from '@kindler/backstage-plugin-kindler-common';
import type { IncidentObservation } from './IncidentObservation';

/** Data is or may be lost, which is worse than a write outage. */
const DATA_AT_RISK: readonly string[] = [
  'timeline-went-back',
  'split-brain',
  'write-route-mixed',
  'write-route-split',
  'writes-elsewhere',
  'write-route-elsewhere',
  'clients-elsewhere',
  'system-identifiers-differ',
];
const WEIGHT = { info: 1, warning: 2, critical: 3 };

/** The most serious finding so far, with its weight. Of equal ones the first counts. */
export interface Cause {
  cause?: IncidentCause;
  causeGravity: number;
}

export function chooseCause(
  before: Cause,
  { findings }: IncidentObservation,
): Cause {
  return findings.reduce<Cause>((gravest, finding) => {
    const causeGravity = gravityOf(finding);
    return causeGravity > gravest.causeGravity
      ? { cause: causeOf(finding), causeGravity }
      : gravest;
  }, before);
}

function gravityOf({ code, severity }: Finding): number {
  return severity === 'critical' && DATA_AT_RISK.includes(code)
    ? WEIGHT.critical + 1
    : WEIGHT[severity];
}

function causeOf({
  code,
  rule,
  severity,
  message,
  messageCode,
  params,
}: Finding): IncidentCause {
  return { code, rule, severity, message, messageCode, params };
}
