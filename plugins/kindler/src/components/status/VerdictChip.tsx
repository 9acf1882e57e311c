import type { Verdict } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { StatusChip, type Tone } from './StatusChip';

export const VERDICT_TONES: Record<Verdict, Tone> = {
  ok: 'positive',
  degraded: 'warning',
  critical: 'negative',
  unknown: 'neutral',
};

/**
 * A verdict in one word.
 */
export function VerdictChip(props: { verdict: Verdict }) {
  const { t } = useKindlerTranslation();
  const verdict = VERDICT_TONES[props.verdict] ? props.verdict : 'unknown';
  return (
    <StatusChip tone={VERDICT_TONES[verdict]}>
      {t(`verdict.${verdict}`)}
    </StatusChip>
  );
}
