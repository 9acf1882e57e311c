import type { Verdict } from '@kindler/backstage-plugin-kindler-common';

/** One look at the lab and at what was said of it at the same time. */
export interface Sample {
  /** Milliseconds since 1970. */
  at: number;
  /** Whether DCS, PostgreSQL and HAProxy named the same member, as the drill itself saw. */
  agree: boolean;
  verdict: Verdict;
  /** Codes of all findings. */
  codes: string[];
  /** What the drill saw and what was said of each witness, to read when a drill failed. */
  detail: string;
}
