import { Alert, Button } from '@backstage/ui';
import { fieldProblemsOf } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation, useWording } from '../../translation';
import { Code, PlainList } from '../layout';
import { describeError } from './describeError';

/**
 * A failed request with its reason and what to do next.
 */
export function ErrorAlert(props: { error: Error; onRetry?: () => void }) {
  const { error, onRetry } = props;
  const { t } = useKindlerTranslation();
  const say = useWording();
  const { kind, title, message, hint } = describeError(error, t);
  const fields = fieldProblemsOf(error);
  const status = kind === 'forbidden' || kind === 'missing' ? 'info' : 'danger';
  return (
    <Alert
      role="alert"
      icon
      status={status}
      title={title}
      description={
        fields.length > 0 ? (
          <>
            <PlainList label={title}>
              {fields.map(problem => (
                <li key={`${problem.field} ${problem.message}`}>
                  {problem.field && <Code>{problem.field}</Code>}{' '}
                  {problem.wording ? say(problem.wording) : problem.message}
                </li>
              ))}
            </PlainList>
            {hint}
          </>
        ) : (
          `${message} ${hint}`
        )
      }
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
