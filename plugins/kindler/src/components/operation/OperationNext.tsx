import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Dialog, DialogTrigger, Flex, Text } from '@backstage/ui';
import {
  operationAbandonPermission,
  operationRetryPermission,
  type Operation,
} from '@kindler/backstage-plugin-kindler-common';
import { RiRefreshLine, RiSkipForwardLine } from '@remixicon/react';
import { useState, type ReactElement } from 'react';
import { kindlerApiRef } from '../../apis';
import { useResourceHub } from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { ReasonField, useAction } from '../action';
import { OperationDialog } from './OperationDialog';

type Next = NonNullable<Operation['next']>[number];

const PERMISSIONS = {
  retry: operationRetryPermission,
  abandon: operationAbandonPermission,
};

const ICONS: Record<Next, ReactElement> = {
  retry: <RiRefreshLine aria-hidden="true" />,
  abandon: <RiSkipForwardLine aria-hidden="true" />,
};

/** Explains the consequences, asks for a reason if something stays behind, and follows the operation. */
function NextDialog(props: { operation: Operation; next: Next }) {
  const { operation, next } = props;
  const { id, subject } = operation;
  const { t } = useKindlerTranslation();
  const api = useApi(kindlerApiRef);
  const hub = useResourceHub();
  const [reason, setReason] = useState('');
  const start = useAction(async () => {
    const { item } = await (next === 'abandon'
      ? api.abandonOperation(id, { reason: reason.trim() })
      : api.retryOperation(id, { reason: reason.trim() || undefined }));
    hub.invalidate('operation', [id]);
    hub.invalidate('environment', [subject.name]);
    return item.id;
  });
  const isAbandoning = next === 'abandon';
  return (
    <OperationDialog
      title={t(`operation.next.${next}.title`)}
      start={start}
      startLabel={t(`operation.next.${next}.confirm`)}
      isReady={!isAbandoning || reason.trim() !== ''}
      isDestructive={isAbandoning}
    >
      <Flex direction="column" gap="3">
        <Text as="p" variant="body-medium" style={{ margin: 0 }}>
          {t(`operation.next.${next}.help`)}
        </Text>
        <ReasonField
          value={reason}
          onChange={setReason}
          isOptional={!isAbandoning}
        />
      </Flex>
    </OperationDialog>
  );
}

function NextButton(props: { operation: Operation; next: Next }) {
  const { operation, next } = props;
  const { t } = useKindlerTranslation();
  const { allowed } = usePermission({ permission: PERMISSIONS[next] });
  return allowed ? (
    <DialogTrigger>
      <Button
        size="small"
        variant="secondary"
        destructive={next === 'abandon'}
        iconStart={ICONS[next]}
      >
        {t(`operation.next.${next}.open`)}
      </Button>
      <Dialog width={560}>
        <NextDialog operation={operation} next={next} />
      </Dialog>
    </DialogTrigger>
  ) : null;
}

/** Opens the dialogs for an operation that ended without success, for users with the permission. */
export function OperationNext(props: { operation: Operation }) {
  const { operation } = props;
  return (
    <>
      {operation.next
        ?.filter(next => next in PERMISSIONS)
        .map(next => (
          <NextButton key={next} operation={operation} next={next} />
        ))}
    </>
  );
}
