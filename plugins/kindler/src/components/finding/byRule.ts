import type { Finding } from '@kindler/backstage-plugin-kindler-common';

/** What tells findings of one rule apart. */
const SUBJECTS = ['route', 'member', 'server', 'slot'];

/**
 * Names of those of whom a rule says the same as of the first; empty where it is said of one only, or where it cannot
 * be told of whom.
 */
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

/**
 * Findings by their rules, in the order of the first of each; those that cannot be said together stay apart.
 */
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
