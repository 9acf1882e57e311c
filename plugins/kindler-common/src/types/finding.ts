import type { Evidence } from './observation';

/**
 * How bad a finding is. `info` never changes the verdict.
 * @public
 */
export type Severity = 'critical' | 'warning' | 'info';

/**
 * A disagreement or fault that the evaluation found.
 * @public
 */
export interface Finding {
  /** Stable kebab-case code of the rule, e.g. `split-brain`. Translations key on it. */
  code: string;
  /** Rule number in the documentation, e.g. `S5`. */
  rule?: string;
  severity: Severity;
  /** It would stay for ever: it goes when a person acknowledges it. */
  acknowledgeable?: boolean;
  /** Database cluster, route or gateway that it concerns. */
  subject: {
    kind: 'database' | 'route' | 'gateway';
    name: string;
  };
  /** ISO time when the condition was first seen without interruption. */
  since: string;
  /** One plain sentence, English. */
  message: string;
  /** What to do next, English. */
  next: string;
  /** Values to build `message` and `next` in another language. */
  params: Record<string, string | number>;
  evidence: Evidence[];
}
