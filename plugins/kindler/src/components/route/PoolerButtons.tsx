import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Dialog, DialogTrigger, Flex, Text } from '@backstage/ui';
import {
  routeSwitchPermission,
  type PoolerAction,
  type Route,
} from '@kindler/backstage-plugin-kindler-common';
import { useState } from 'react';
import { kindlerApiRef } from '../../apis';
import { useResourceHub } from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { newIdempotencyKey, ReasonField, useAction } from '../action';
import { OperationDialog } from '../operation';

const ACTIONS: PoolerAction[] = ['resume', 'reconnect'];

function PoolerDialog(props: { route: Route; action: PoolerAction }) {
  const { route, action } = props;
  const { t } = useKindlerTranslation();
  const api = useApi(kindlerApiRef);
  const hub = useResourceHub();
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [reason, setReason] = useState('');
  const start = useAction(async () => {
    const { item } = await api.changePoolers(route.name, {
      action,
      reason: reason.trim(),
      idempotencyKey,
    });
    hub.invalidate('operation', [item.id]);
    return item.id;
  });
  return (
    <OperationDialog
      title={t(`pooler.${action}.title`, { route: route.name })}
      start={start}
      startLabel={t(`pooler.${action}.start`)}
      isReady={reason.trim().length > 0}
    >
      <Text as="p" variant="body-small">
        {t(`pooler.${action}.help`)}
      </Text>
      <ReasonField value={reason} onChange={setReason} />
    </OperationDialog>
  );
}

/** What can be done at the connection poolers of a route, for users who may switch it. */
export function PoolerButtons(props: { route: Route }) {
  const { route } = props;
  const { t } = useKindlerTranslation();
  const { allowed } = usePermission({
    permission: routeSwitchPermission,
    resourceRef: route.name,
  });
  if (!allowed || !route.poolers) {
    return null;
  }
  return (
    <Flex gap="2" style={{ flexWrap: 'wrap' }}>
      {ACTIONS.map(action => (
        <DialogTrigger key={action}>
          <Button variant="secondary">{t(`pooler.${action}.open`)}</Button>
          <Dialog width={560}>
            <PoolerDialog route={route} action={action} />
          </Dialog>
        </DialogTrigger>
      ))}
    </Flex>
  );
}
