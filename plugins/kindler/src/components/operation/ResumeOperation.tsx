import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Alert, Button } from '@backstage/ui';
import {
  operationResumePermission,
  type Operation,
} from '@kindler/backstage-plugin-kindler-common';
import { kindlerApiRef } from '../../apis';
import { formatDuration } from '../../format';
import { useResourceHub, useServerNow } from '../../resource';
import { useKindlerTranslation, useWording } from '../../translation';
import { useAction } from '../action';
import { ErrorAlert } from '../state';
import { Age } from '../status';
import { messageWording } from './messageWording';

/**
 * Says that an operation waits for a person, since when and for how much longer, with a button for users who may resume
 * it.
 */
export function ResumeOperation(props: { operation: Operation }) {
  const { id, waiting, steps } = props.operation;
  const { t } = useKindlerTranslation();
  const say = useWording();
  const api = useApi(kindlerApiRef);
  const hub = useResourceHub();
  const now = useServerNow();
  const { allowed } = usePermission({ permission: operationResumePermission });
  const resume = useAction(async () => {
    await api.resumeOperation(id);
    hub.invalidate('operation', [id]);
  });
  if (waiting?.for !== 'person') {
    return null;
  }
  const leftMs = Date.parse(waiting.until ?? '') - (now ?? NaN);
  const step = steps.find(({ status }) => status === 'waiting');
  return (
    <>
      <Alert
        icon
        status="info"
        title={
          step?.message
            ? say(messageWording(step))
            : t('operation.waitsForPerson')
        }
        description={
          <>
            {t('operation.waitsForPerson')} <Age at={waiting.since} />{' '}
            {leftMs > 0 &&
              t('operation.waitsUntil', {
                duration: formatDuration(leftMs, t),
              })}
          </>
        }
        customActions={
          allowed && (
            <Button
              size="small"
              variant="primary"
              isPending={resume.isRunning}
              onPress={resume.run}
            >
              {t('operation.resume')}
            </Button>
          )
        }
      />
      {resume.error && <ErrorAlert error={resume.error} />}
    </>
  );
}
