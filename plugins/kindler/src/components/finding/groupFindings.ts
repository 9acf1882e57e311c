import type { Finding } from '@kindler/backstage-plugin-kindler-common';

/** Findings that say the same of several subjects, or a single one. */
export interface FindingGroup {
  /** Of the same rule and severity; never empty. */
  findings: Finding[];
}

/** So many of one kind are read one by one; more of them have a common cause. */
const FEW = 3;

/**
 * Findings in their order, where many of one kind stand together in the place of the first: when what hundreds of
 * clusters rest on fails, that is one problem and not hundreds.
 */
export function groupFindings(findings: Finding[]): FindingGroup[] {
  const byKind = new Map<string, Finding[]>();
  for (const finding of findings) {
    const kind = `${finding.severity} ${finding.code}`;
    const same = byKind.get(kind);
    if (same) {
      same.push(finding);
    } else {
      byKind.set(kind, [finding]);
    }
  }
  return findings.flatMap(finding => {
    const kind = byKind.get(`${finding.severity} ${finding.code}`)!;
    if (kind.length <= FEW) {
      return [{ findings: [finding] }];
    }
    return kind[0] === finding ? [{ findings: kind }] : [];
  });
}
