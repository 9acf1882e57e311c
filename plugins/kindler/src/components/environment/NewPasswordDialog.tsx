import { useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
} from '@backstage/ui';
import { useState } from 'react';
import { kindlerApiRef } from '../../apis';
import { useKindlerTranslation } from '../../translation';
import { ReasonField, useAction } from '../action';
import { IssuedCredentials } from '../credentials';
import { ErrorAlert } from '../state';

/**
 * Sets a new password of an environment's database and shows it once. Nothing keeps it: with the dialog it is gone.
 */
export function NewPasswordDialog(props: { name: string }) {
  const { name } = props;
  const { t } = useKindlerTranslation();
  const api = useApi(kindlerApiRef);
  const [reason, setReason] = useState('');
  const action = useAction(() =>
    api.createEnvironmentCredentials(name, {
      reason: reason.trim() || undefined,
    }),
  );
  return (
    <>
      <DialogHeader>{t('password.title', { name })}</DialogHeader>
      <DialogBody>
        {action.result ? (
          <IssuedCredentials
            title={t('password.set')}
            credentials={action.result}
          />
        ) : (
          <Flex direction="column" gap="3">
            <Alert
              icon
              status="warning"
              title={t('password.warning')}
              description={t('password.warningHelp')}
            />
            <ReasonField value={reason} onChange={setReason} isOptional />
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
            isPending={action.isRunning}
            onPress={action.run}
          >
            {t('password.confirm')}
          </Button>
        )}
      </DialogFooter>
    </>
  );
}
