import { Alert, Button } from '@backstage/ui';
import type { Fault } from '@kindler/backstage-plugin-kindler-common';
import { useAge } from '../status';
import { useFaultTexts, useKindlerTranslation } from '../../translation';

export interface StaleAlertProps {
  /** When the content was current, on the server's clock. */
  since: string | undefined;
  /** Shown if there is no fault. */
  reason: string;
  hint?: string;
  fault?: Fault;
  onRetry?: () => void;
}

/** Says that the content is stale, how old it is, and why. */
export function StaleAlert(props: StaleAlertProps) {
  const { since, reason, hint, fault, onRetry } = props;
  const { t } = useKindlerTranslation();
  const textsOf = useFaultTexts();
  const said = fault ? textsOf(fault) : { message: reason, hint };
  const age = useAge(since) ?? t('age.unknown');
  return (
    <Alert
      role="status"
      icon
      status="warning"
      title={t('stale.title', { age })}
      description={[said.message, said.hint].filter(Boolean).join(' ')}
      customActions={
        onRetry && (
          <Button size="small" variant="secondary" onPress={onRetry}>
            {t('action.retry')}
          </Button>
        )
      }
    />
  );
}
