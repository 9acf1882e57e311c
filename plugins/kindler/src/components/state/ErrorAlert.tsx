import { Alert, Button } from '@backstage/ui';
import { useKindlerTranslation } from '../../translation';
import { describeError } from './describeError';

/**
 * A failed request with its reason and what to do next.
 */
export function ErrorAlert(props: { error: Error; onRetry?: () => void }) {
  const { error, onRetry } = props;
  const { t } = useKindlerTranslation();
  const { kind, title, message, hint } = describeError(error, t);
  const status = kind === 'forbidden' || kind === 'missing' ? 'info' : 'danger';
  return (
    <Alert
      role="alert"
      icon
      status={status}
      title={title}
      description={`${message} ${hint}`}
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
