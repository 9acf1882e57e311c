import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Flex, TextField } from '@backstage/ui';
import {
  databaseConnectionOf,
  type Environment,
} from '@kindler/backstage-plugin-kindler-common';
import { useState } from 'react';
import { kindlerApiRef } from '../../apis';
import { useResourceHub } from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { useAction } from '../action';
import { OperationDialog } from '../operation';

/**
 * Deletes an environment after its name was typed, and follows the operation to its end.
 */
export function DeleteEnvironmentDialog(props: { environment: Environment }) {
  const { name } = props.environment;
  const reached = databaseConnectionOf(props.environment);
  const { t } = useKindlerTranslation();
  const api = useApi(kindlerApiRef);
  const hub = useResourceHub();
  const [typed, setTyped] = useState('');
  const start = useAction(async () => {
    const { item } = await api.deleteEnvironment(name, {});
    hub.invalidate('environment', [name]);
    hub.invalidate('operation', [item.id]);
    return item.id;
  });
  return (
    <OperationDialog
      title={t('delete.title', { name })}
      start={start}
      startLabel={t('delete.confirm')}
      isReady={typed === name}
      isDestructive
    >
      <Flex direction="column" gap="4">
        <Alert
          icon
          status="warning"
          title={t('delete.warning')}
          description={
            reached
              ? t('delete.warningDatabase', { database: reached.database })
              : undefined
          }
        />
        <TextField
          label={t('delete.typeName', { name })}
          value={typed}
          onChange={setTyped}
        />
      </Flex>
    </OperationDialog>
  );
}
