import { Alert } from '@backstage/ui';
import type { Environment } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { PlainList } from '../layout';
import { useEnvironmentProblems } from './useEnvironmentProblems';

/**
 * Why an environment is not as asked for, and what could not be taken over of its record.
 */
export function EnvironmentProblems(props: { environment: Environment }) {
  const { environment } = props;
  const { t } = useKindlerTranslation();
  const { error, imported } = useEnvironmentProblems(environment);
  return (
    <>
      {error && (
        <Alert
          icon
          status="danger"
          title={t('environment.error')}
          description={error}
        />
      )}
      {imported.length > 0 && (
        <Alert
          icon
          status={environment.importConflict ? 'warning' : 'info'}
          title={t('environment.imported')}
          description={
            <PlainList label={t('environment.imported')}>
              {imported.map(note => (
                <li key={note}>{note}</li>
              ))}
            </PlainList>
          }
        />
      )}
    </>
  );
}
