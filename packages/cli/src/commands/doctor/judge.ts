import type { Verdict } from '@kindler/backstage-plugin-kindler-common';
import { worstOf } from '../../ExitCode';
import type { Diagnosis } from './Diagnosis';

/** A portal would show the same verdicts. What it could not ask is to be mended, although all may be well. */
export function judge({ databases, sources, faults }: Diagnosis): Verdict {
  const verdicts: Verdict[] = databases.map(({ verdict }) => verdict);
  const isBroken =
    faults.length > 0 || sources.some(({ status }) => status !== 'ok');
  return worstOf([
    ...(verdicts.length > 0 ? verdicts : ['unknown']),
    ...(isBroken ? ['degraded'] : []),
  ]);
}
