import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  Alert,
  ButtonIcon,
  Dialog,
  DialogTrigger,
  Flex,
  TextField,
} from '@backstage/ui';
import {
  backupRestorePermission,
  type Backup,
} from '@kindler/backstage-plugin-kindler-common';
import { RiInboxUnarchiveLine } from '@remixicon/react';
import { useState } from 'react';
import { kindlerApiRef } from '../../apis';
import { formatTime } from '../../format';
import { useResourceHub } from '../../resource';
import { useKindlerTranslation, useWording } from '../../translation';
import { newIdempotencyKey, ReasonField, useAction } from '../action';
import { Facts } from '../layout';
import { OperationDialog } from '../operation';
import { BackupStateChip } from './BackupStateChip';

/** As in the API. */
const NAME = /^[a-z][a-z0-9_-]{0,62}$/;

function RestoreBackupDialog(props: { backup: Backup }) {
  const { backup } = props;
  const { t } = useKindlerTranslation();
  const say = useWording();
  const api = useApi(kindlerApiRef);
  const hub = useResourceHub();
  const [database, setDatabase] = useState('');
  const [reason, setReason] = useState('');
  const [attempt] = useState(newIdempotencyKey);
  const start = useAction(async () => {
    const { item } = await api.restoreBackup(backup.id, {
      database,
      reason: reason.trim(),
      // Another name is another request.
      idempotencyKey: `${attempt}-${database}`,
    });
    hub.invalidate('operation', [item.id]);
    return item.id;
  });
  const isWrong = database !== '' && !NAME.test(database);
  return (
    <OperationDialog
      title={t('backup.restore.title', { database: backup.database })}
      start={start}
      startLabel={t('backup.restore.confirm')}
      isReady={NAME.test(database) && reason.trim() !== ''}
    >
      <Flex direction="column" gap="4">
        <Facts
          facts={[
            {
              label: t('backup.takenAt'),
              value: formatTime(backup.takenAt),
            },
            {
              label: t('backup.stateLabel'),
              value: <BackupStateChip state={backup.state} />,
            },
            { label: t('environment.route'), value: backup.route },
          ]}
        />
        {backup.state !== 'verified' && (
          <Alert
            icon
            status="warning"
            title={t('backup.restore.unverified')}
            description={backup.verification && say(backup.verification)}
          />
        )}
        <TextField
          label={t('backup.restore.database')}
          description={t('backup.restore.databaseHelp')}
          isRequired
          isInvalid={isWrong}
          value={database}
          onChange={setDatabase}
        />
        <ReasonField value={reason} onChange={setReason} />
      </Flex>
    </OperationDialog>
  );
}

/** Opens the dialog that restores a backup into a new database, for those who may. */
export function RestoreBackupButton(props: { backup: Backup }) {
  const { backup } = props;
  const { t } = useKindlerTranslation();
  const { allowed } = usePermission({
    permission: backupRestorePermission,
    resourceRef: backup.id,
  });
  return allowed && backup.state !== 'missing' ? (
    <DialogTrigger>
      <ButtonIcon
        size="small"
        variant="secondary"
        aria-label={t('backup.restore.open', { backup: backup.id })}
        icon={<RiInboxUnarchiveLine aria-hidden="true" />}
      />
      <Dialog width={560}>
        <RestoreBackupDialog backup={backup} />
      </Dialog>
    </DialogTrigger>
  ) : null;
}
