import type { VerdictSummary } from '@kindler/backstage-plugin-kindler-common';
import { StatusChip, VERDICT_TONES } from '../components/status';
import { useKindlerTranslation } from '../translation';
import { VERDICT_ORDER } from './verdictOrder';

/**
 * How many there are of each verdict, the worst first.
 */
export function VerdictCounts(props: { summary: VerdictSummary }) {
  const { verdicts } = props.summary;
  const { t } = useKindlerTranslation();
  return (
    <>
      {VERDICT_ORDER.filter(verdict => verdicts[verdict] > 0).map(verdict => (
        <StatusChip key={verdict} tone={VERDICT_TONES[verdict]}>
          {`${verdicts[verdict]} ${t(`verdict.${verdict}`)}`}
        </StatusChip>
      ))}
    </>
  );
}
