import type { Finding } from '@kindler/backstage-plugin-kindler-common';

/** Findings that report the same about several subjects, or a single one. */
export interface FindingGroup {
  /** All have the same rule and severity. Never empty. */
  findings: Finding[];
}

/** Up to this many of one kind are shown individually. More of them have a common cause. */
const FEW = 3;

/** Findings of one rule with the same sources have one cause, however few they are. */
function causeOf({ severity, code, evidence }: Finding): string {
  const sources = new Set(evidence.map(({ source }) => source));
  return [severity, code, ...[...sources].sort()].join(' ');
}

function collect(
  findings: Finding[],
  keyOf: (finding: Finding) => string,
): (finding: Finding) => Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const group = groups.get(key);
    if (group) {
      group.push(finding);
    } else {
      groups.set(key, [finding]);
    }
  }
  return finding => groups.get(keyOf(finding))!;
}

/**
 * Keeps the order of findings but moves those with one cause to the place of the first. If something fails that
 * hundreds of clusters depend on, that is one problem and not hundreds.
 */
export function groupFindings(findings: Finding[]): FindingGroup[] {
  const ofKind = collect(
    findings,
    ({ severity, code }) => `${severity} ${code}`,
  );
  const ofCause = collect(findings, causeOf);
  return findings.flatMap(finding => {
    const kind = ofKind(finding);
    const many = finding.evidence.length > 0 ? ofCause(finding) : [finding];
    const group = kind.length > FEW ? kind : many;
    return group[0] === finding ? [{ findings: group }] : [];
  });
}
