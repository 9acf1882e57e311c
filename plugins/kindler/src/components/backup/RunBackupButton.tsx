import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Dialog, DialogTrigger, Flex, Text } from '@backstage/ui';
import {
  backupRunPermission,
  type BackupSourceState,
} from '@kindler/backstage-plugin-kindler-common';
import { RiSave3Line } from '@remixicon/react';
import { useState } from 'react';
import { kindlerApiRef } from '../../apis';
import { useResourceHub } from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { newIdempotencyKey, ReasonField, useAction } from '../action';
import { OperationDialog } from '../operation';
import { sourceName } from './sourceName';

type Source = Pick<BackupSourceState, 'name' | 'environment'>;

function RunBackupDialog(props: { source: Source }) {
  const { source } = props;
  const { t } = useKindlerTranslation();
  const api = useApi(kindlerApiRef);
  const hub = useResourceHub();
  const [reason, setReason] = useState('');
  const [idempotencyKey] = useState(newIdempotencyKey);
  const start = useAction(async () => {
    const { item } = await api.createBackup({
      environment: source.environment,
      reason: reason.trim(),
      idempotencyKey,
    });
    hub.invalidate('backup', [source.name]);
    hub.invalidate('operation', [item.id]);
    return item.id;
  });
  return (
    <OperationDialog
      title={t('backup.run.title', { name: sourceName(source, t) })}
      start={start}
      startLabel={t('backup.run.confirm')}
      isReady={reason.trim() !== ''}
    >
      <Flex direction="column" gap="4">
        <Text as="p" variant="body-medium" style={{ margin: 0 }}>
          {t('backup.run.help')}
        </Text>
        <ReasonField value={reason} onChange={setReason} />
      </Flex>
    </OperationDialog>
  );
}

/** Opens the dialog that backs something up, for those who may. */
export function RunBackupButton(props: { source: Source }) {
  const { source } = props;
  const { t } = useKindlerTranslation();
  const { allowed } = usePermission({
    permission: backupRunPermission,
    resourceRef: source.name,
  });
  return allowed ? (
    <DialogTrigger>
      <Button
        size="small"
        variant="secondary"
        iconStart={<RiSave3Line aria-hidden="true" />}
        aria-label={t('backup.run.of', { name: sourceName(source, t) })}
      >
        {t('backup.run.open')}
      </Button>
      <Dialog width={560}>
        <RunBackupDialog source={source} />
      </Dialog>
    </DialogTrigger>
  ) : null;
}
