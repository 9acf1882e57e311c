import { useApi } from '@backstage/frontend-plugin-api';
import {
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Select,
  Text,
} from '@backstage/ui';
import {
  parseDuration,
  type TemporaryCredentialList,
} from '@kindler/backstage-plugin-kindler-common';
import { useState } from 'react';
import { kindlerApiRef } from '../../apis';
import { formatDuration } from '../../format';
import { useResourceHub } from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { ReasonField, useAction } from '../action';
import { ErrorAlert } from '../state';
import { IssuedCredentials } from './IssuedCredentials';
import { ttlOptions } from './ttlOptions';

/**
 * Issues temporary database credentials of an environment and shows them once. Nothing keeps the password after the
 * dialog closes.
 */
export function IssueCredentialsDialog(props: {
  name: string;
  limits: Pick<TemporaryCredentialList, 'defaultTtl' | 'maxTtl'>;
}) {
  const { name } = props;
  const { defaultTtl, maxTtl } = props.limits;
  const { t } = useKindlerTranslation();
  const api = useApi(kindlerApiRef);
  const hub = useResourceHub();
  const [reason, setReason] = useState('');
  const [ttl, setTtl] = useState(defaultTtl);
  const action = useAction(async () => {
    const issued = await api.createEnvironmentCredentials(name, {
      kind: 'temporary',
      ttl,
      reason: reason.trim() || undefined,
    });
    hub.invalidate('environment', [name]);
    return issued;
  });
  return (
    <>
      <DialogHeader>{t('credentials.issueTitle', { name })}</DialogHeader>
      <DialogBody>
        {action.result ? (
          <IssuedCredentials
            title={t('credentials.issued')}
            credentials={action.result}
          />
        ) : (
          <Flex direction="column" gap="3">
            <Text as="p" variant="body-medium" style={{ margin: 0 }}>
              {t('credentials.issueHelp')}
            </Text>
            <Select
              label={t('credentials.ttl')}
              value={ttl}
              onChange={value => setTtl(String(value))}
              options={ttlOptions(defaultTtl, maxTtl).map(id => ({
                id,
                label: formatDuration(parseDuration(id) ?? 0, t),
              }))}
            />
            <ReasonField
              value={reason}
              onChange={setReason}
              help={t('credentials.reasonHelp')}
              isOptional
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
            isPending={action.isRunning}
            onPress={action.run}
          >
            {t('credentials.issue')}
          </Button>
        )}
      </DialogFooter>
    </>
  );
}
