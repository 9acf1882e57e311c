import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Dialog, DialogTrigger, Text } from '@backstage/ui';
import {
  gatewayChangePermission,
  type GatewayProcess,
} from '@kindler/backstage-plugin-kindler-common';
import { useState } from 'react';
import { kindlerApiRef } from '../../apis';
import { useResourceHub } from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { newIdempotencyKey, ReasonField, useAction } from '../action';
import { OperationDialog } from '../operation';

interface EndSessionsProps {
  gateway: string;
  process: GatewayProcess;
}

function EndSessionsDialog(props: EndSessionsProps) {
  const { gateway, process } = props;
  const { t } = useKindlerTranslation();
  const api = useApi(kindlerApiRef);
  const hub = useResourceHub();
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [reason, setReason] = useState('');
  const start = useAction(async () => {
    const { item } = await api.endOldSessions(gateway, {
      pid: process.pid,
      reason: reason.trim(),
      idempotencyKey,
    });
    hub.invalidate('operation', [item.id]);
    return item.id;
  });
  return (
    <OperationDialog
      title={t('process.end.title', { pid: String(process.pid) })}
      start={start}
      startLabel={t('process.end.start')}
      isReady={reason.trim().length > 0}
      isDestructive
    >
      <Text as="p" variant="body-small">
        {t('process.end.help', { sessions: String(process.sessions) })}
      </Text>
      <ReasonField value={reason} onChange={setReason} />
    </OperationDialog>
  );
}

/** Ends the sessions of a process from before a reload, for users with the permission. */
export function EndSessionsButton(props: EndSessionsProps) {
  const { kind, sessions } = props.process;
  const { t } = useKindlerTranslation();
  const { allowed } = usePermission({ permission: gatewayChangePermission });
  if (!allowed || kind !== 'old' || sessions === 'unknown' || sessions === 0) {
    return null;
  }
  return (
    <DialogTrigger>
      <Button variant="secondary" size="small">
        {t('process.end.open')}
      </Button>
      <Dialog width={560}>
        <EndSessionsDialog {...props} />
      </Dialog>
    </DialogTrigger>
  );
}
