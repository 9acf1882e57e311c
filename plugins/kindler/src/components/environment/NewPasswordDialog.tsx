import { useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
} from '@backstage/ui';
import type { EnvironmentCredentials } from '@kindler/backstage-plugin-kindler-common';
import { useState } from 'react';
import { kindlerApiRef } from '../../apis';
import { useKindlerTranslation } from '../../translation';
import { ReasonField, useAction } from '../action';
import { CopyButton } from '../copy';
import { Code, Facts } from '../layout';
import { ErrorAlert } from '../state';
import { TlsMode } from './TlsMode';

function Credentials(props: { credentials: EnvironmentCredentials }) {
  const { host, port, database, user, password } = props.credentials;
  const { t } = useKindlerTranslation();
  return (
    <Flex direction="column" gap="4">
      <Alert
        role="status"
        icon
        status="success"
        title={t('password.set')}
        description={t('password.onlyOnce')}
      />
      <Facts
        facts={[
          {
            label: t('password.password'),
            value: (
              <Flex align="center" gap="1">
                <Code>{password}</Code>
                <CopyButton text={password} label={t('password.copy')} />
              </Flex>
            ),
          },
          { label: t('connection.user'), value: <Code>{user}</Code> },
          { label: t('connection.database'), value: <Code>{database}</Code> },
          {
            label: t('connection.address'),
            value: <Code>{`${host}:${port}`}</Code>,
          },
          {
            label: t('connection.tls'),
            value: <TlsMode {...props.credentials} />,
          },
        ]}
      />
    </Flex>
  );
}

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
          <Credentials credentials={action.result} />
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
