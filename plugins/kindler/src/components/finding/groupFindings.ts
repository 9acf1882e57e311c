import type { Finding } from '@kindler/backstage-plugin-kindler-common';

/** Findings that say the same of several subjects, or a single one. */
export interface FindingGroup {
  /** Of the same rule and severity; never empty. */
  findings: Finding[];
}

/** So many of one kind are read one by one; more of them have a common cause. */
const FEW = 3;

/** Findings of one rule that rest on the same sources have one cause, however few they are. */
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
 * Findings in their order, where those of one cause stand together in the place of the first: when what hundreds of
 * clusters rest on fails, that is one problem and not hundreds.
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
