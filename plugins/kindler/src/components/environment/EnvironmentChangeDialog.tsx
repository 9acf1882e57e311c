import { useApi } from '@backstage/frontend-plugin-api';
import { Flex } from '@backstage/ui';
import type { OperationAnswer } from '@kindler/backstage-plugin-kindler-common';
import { useState, type PropsWithChildren } from 'react';
import { kindlerApiRef, type KindlerFrontendApi } from '../../apis';
import { useResourceHub } from '../../resource';
import { ReasonField, useAction } from '../action';
import { OperationDialog } from '../operation';

export interface EnvironmentChangeDialogProps {
  name: string;
  title: string;
  startLabel: string;
  isReady?: boolean;
  isDestructive?: boolean;
  /** Asks for the change. */
  ask: (
    api: KindlerFrontendApi,
    request: { reason?: string },
  ) => Promise<OperationAnswer>;
}

/**
 * Changes an environment after saying what that means and asking why, and follows the operation to its end.
 */
export function EnvironmentChangeDialog(
  props: PropsWithChildren<EnvironmentChangeDialogProps>,
) {
  const { name, title, startLabel, isReady = true, isDestructive, ask } = props;
  const api = useApi(kindlerApiRef);
  const hub = useResourceHub();
  const [reason, setReason] = useState('');
  const start = useAction(async () => {
    const why = reason.trim();
    const { item } = await ask(api, why ? { reason: why } : {});
    hub.invalidate('environment', [name]);
    hub.invalidate('operation', [item.id]);
    return item.id;
  });
  return (
    <OperationDialog {...{ title, start, startLabel, isReady, isDestructive }}>
      <Flex direction="column" gap="4">
        {props.children}
        <ReasonField value={reason} onChange={setReason} isOptional />
      </Flex>
    </OperationDialog>
  );
}
