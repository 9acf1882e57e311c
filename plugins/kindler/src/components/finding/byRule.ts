import type { Finding } from '@kindler/backstage-plugin-kindler-common';

/** The parameters that distinguish findings of one rule. */
const SUBJECTS = ['route', 'member', 'server', 'slot'];

/** Returns the names of further subjects of the same rule; empty if there is only one or the subjects are unknown. */
export function alsoOf([first, ...rest]: Finding[]): string[] {
  const nameOf = (finding: Finding, part: string) => finding.params[part];
  const part = SUBJECTS.find(each =>
    rest.every(
      finding =>
        nameOf(finding, each) !== undefined &&
        nameOf(finding, each) !== nameOf(first, each),
    ),
  );
  return part === undefined
    ? []
    : [...new Set(rest.map(finding => String(nameOf(finding, part))))];
}

/** Groups findings by rule, in order of first appearance. Findings that cannot be combined stay separate. */
export function byRule(findings: Finding[]): Finding[][] {
  const rules = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { code } = finding;
    rules.set(code, [...(rules.get(code) ?? []), finding]);
  }
  return [...rules.values()].flatMap(rule =>
    alsoOf(rule).length > 0 ? [rule] : rule.map(finding => [finding]),
  );
}
