import type { Fault } from '@kindler/backstage-plugin-kindler-common';
import { Alert, Button } from '@backstage/ui';
import { useAge } from '../status';
import { useKindlerTranslation, useSourceText } from '../../translation';

export interface StaleAlertProps {
  /** When what is shown was true, on the server's clock. */
  since: string | undefined;
  reason: string;
  hint?: string;
  onRetry?: () => void;
}

/**
 * Says that what is shown is old, how old, and why.
 */
export function StaleAlert(props: StaleAlertProps) {
  const { since, reason, hint, onRetry } = props;
  const { t } = useKindlerTranslation();
  const say = useSourceText();
  const age = useAge(since) ?? t('age.unknown');
  return (
    <Alert
      role="status"
      icon
      status="warning"
      title={t('stale.title', { age })}
      description={[reason, hint]
        .map(each => each && say(each))
        .filter(Boolean)
        .join(' ')}
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

/** A fault of a source as reason and hint. */
export function faultTexts(fault: Fault | undefined, otherwise: string) {
  return { reason: fault?.message ?? otherwise, hint: fault?.hint };
}
