import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Flex } from '@backstage/ui';
import {
  operationCancelPermission,
  type Operation,
} from '@kindler/backstage-plugin-kindler-common';
import { kindlerApiRef } from '../../apis';
import { useResourceHub } from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { useAction } from '../action';
import { ErrorAlert } from '../state';
import { hasEnded } from './useOperation';

/**
 * Asks an operation to stop between two steps and to undo what it did.
 */
export function CancelOperationButton(props: { operation: Operation }) {
  const { operation } = props;
  const { t } = useKindlerTranslation();
  const api = useApi(kindlerApiRef);
  const hub = useResourceHub();
  const { allowed } = usePermission({ permission: operationCancelPermission });
  const cancel = useAction(async () => {
    await api.cancelOperation(operation.id);
    hub.invalidate('operation', [operation.id]);
  });
  if (!allowed || hasEnded(operation.status)) {
    return null;
  }
  return (
    <Flex direction="column" gap="2">
      <Button
        variant="secondary"
        isDisabled={operation.cancelRequested}
        isPending={cancel.isRunning}
        onPress={cancel.run}
      >
        {operation.cancelRequested
          ? t('operation.cancelRequested')
          : t('operation.cancel')}
      </Button>
      {cancel.error && <ErrorAlert error={cancel.error} />}
    </Flex>
  );
}
