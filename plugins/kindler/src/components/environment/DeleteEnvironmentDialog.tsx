import { useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  TextField,
} from '@backstage/ui';
import type { Environment } from '@kindler/backstage-plugin-kindler-common';
import { useState } from 'react';
import { kindlerApiRef } from '../../apis';
import { useResourceHub } from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { useAction } from '../action';
import { OperationProgress } from '../operation';
import { ErrorAlert } from '../state';

/**
 * Deletes an environment after its name was typed, and follows the operation to its end.
 */
export function DeleteEnvironmentDialog(props: { environment: Environment }) {
  const { name, databaseName } = props.environment;
  const { t } = useKindlerTranslation();
  const api = useApi(kindlerApiRef);
  const hub = useResourceHub();
  const [typed, setTyped] = useState('');
  const action = useAction(async () => {
    const { item } = await api.deleteEnvironment(name);
    hub.invalidate('environment', [name]);
    hub.invalidate('operation', [item.id]);
    return item.id;
  });
  return (
    <>
      <DialogHeader>{t('delete.title', { name })}</DialogHeader>
      <DialogBody>
        {action.result ? (
          <OperationProgress id={action.result} />
        ) : (
          <Flex direction="column" gap="4">
            <Alert
              icon
              status="warning"
              title={t('delete.warning')}
              description={
                databaseName
                  ? t('delete.warningDatabase', { database: databaseName })
                  : undefined
              }
            />
            <TextField
              label={t('delete.typeName', { name })}
              value={typed}
              onChange={setTyped}
            />
            {action.error && <ErrorAlert error={action.error} />}
          </Flex>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {action.result ? t('action.close') : t('action.cancel')}
        </Button>
        {!action.result && (
          <Button
            variant="primary"
            destructive
            isDisabled={typed !== name}
            isPending={action.isRunning}
            onPress={action.run}
          >
            {t('delete.confirm')}
          </Button>
        )}
      </DialogFooter>
    </>
  );
}
