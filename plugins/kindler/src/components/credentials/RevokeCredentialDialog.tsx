import { useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { kindlerApiRef } from '../../apis';
import { useResourceHub } from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { useAction } from '../action';
import { ErrorAlert } from '../state';

/** Revokes temporary credentials after explaining the consequences. */
export function RevokeCredentialDialog(props: { name: string; id: string }) {
  const { name, id } = props;
  const { t } = useKindlerTranslation();
  const api = useApi(kindlerApiRef);
  const hub = useResourceHub();
  const action = useAction(async () => {
    const revoked = await api.revokeEnvironmentCredential(name, id);
    hub.invalidate('environment', [name]);
    return revoked;
  });
  const { result } = action;
  return (
    <>
      <DialogHeader>{t('credentials.revokeTitle', { id })}</DialogHeader>
      <DialogBody>
        {!result && (
          <Alert
            icon
            status="warning"
            title={t('credentials.revokeWarning')}
            description={t('credentials.revokeHelp')}
          />
        )}
        {result && (
          <Alert
            role="status"
            icon
            status={result.dropped ? 'success' : 'warning'}
            title={t(
              result.dropped ? 'credentials.revoked' : 'credentials.shutOut',
            )}
            description={result.message}
          />
        )}
        {action.error && <ErrorAlert error={action.error} />}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {result ? t('action.close') : t('action.cancel')}
        </Button>
        {!result && (
          <Button
            variant="primary"
            destructive
            isPending={action.isRunning}
            onPress={action.run}
          >
            {t('credentials.revoke')}
          </Button>
        )}
      </DialogFooter>
    </>
  );
}
