import type { IncidentObservation } from './IncidentObservation';

/** Findings that report a failed member, with the parameter that names it. */
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

/** Returns the members that have failed so far. One that failed while it led was replaced in a failover. */
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
