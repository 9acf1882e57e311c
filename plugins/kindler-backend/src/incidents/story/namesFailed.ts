import type { IncidentObservation } from './IncidentObservation';

/** Findings that say that a member failed, with the parameter that names it. */
const FAILED: Record<string, string> = {
  'holder-silent': 'member',
  'holder-hangs': 'member',
  'holder-not-serving': 'member',
  'former-leader-silent': 'member',
  'member-silent': 'member',
  'member-not-running': 'member',
  'primary-silent': 'member',
};
const KEPT_NAMES = 20;

/** The members that failed so far: who failed while it led was followed in a failover. */
export function namesFailed(
  before: string[],
  { findings }: IncidentObservation,
): string[] {
  const names = findings.flatMap(({ code, params }) => {
    const name = params[FAILED[code] ?? ''];
    return name === undefined || before.includes(String(name))
      ? []
      : String(name);
  });
  return names.length > 0 ? [...before, ...names].slice(-KEPT_NAMES) : before;
}
