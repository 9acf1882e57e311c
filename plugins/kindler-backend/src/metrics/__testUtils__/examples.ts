import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const ROOT = join(__dirname, '../../../../..');

/** Text of a file of the repository. */
export const readExample = (path: string) =>
  readFileSync(join(ROOT, path), 'utf8');

/** A rule of Prometheus. */
export interface Alert {
  alert: string;
  expr: string;
  labels: { severity: string };
  annotations: { summary: string; description: string; runbook_url: string };
}

export function readAlerts(): Alert[] {
  const { groups } = parse(
    readExample('examples/monitoring/prometheus-rules.yaml'),
  );
  return groups.flatMap(({ rules }: { rules: Alert[] }) => rules);
}
