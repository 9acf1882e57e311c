import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  ButtonIcon,
  Checkbox,
  Dialog,
  DialogTrigger,
  Flex,
  Radio,
  RadioGroup,
} from '@backstage/ui';
import {
  gatewayChangePermission,
  type ServerAdminState,
} from '@kindler/backstage-plugin-kindler-common';
import { RiMore2Line } from '@remixicon/react';
import { useState } from 'react';
import { kindlerApiRef } from '../../apis';
import { useResourceHub } from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { newIdempotencyKey, ReasonField, useAction } from '../action';
import { OperationDialog } from '../operation';

const STATES: ServerAdminState[] = ['ready', 'drain', 'maint'];

export interface ServerStateProps {
  gateway: string;
  proxy: string;
  server: string;
}

interface Choice {
  state: ServerAdminState;
  endSessions: boolean;
  lastServer: boolean;
  reason: string;
}

function ServerStateDialog(props: ServerStateProps) {
  const { gateway, proxy, server } = props;
  const { t } = useKindlerTranslation();
  const api = useApi(kindlerApiRef);
  const hub = useResourceHub();
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [choice, setChoice] = useState<Choice>({
    state: 'drain',
    endSessions: false,
    lastServer: false,
    reason: '',
  });
  const change = (part: Partial<Choice>) => setChoice({ ...choice, ...part });
  const { state, endSessions, lastServer } = choice;
  const reason = choice.reason.trim();
  const closes = state !== 'ready';
  const start = useAction(async () => {
    const { item } = await api.setServerState(gateway, server, {
      proxy,
      state,
      ...(closes && { endSessions, lastServer }),
      reason,
      idempotencyKey: [idempotencyKey, state, endSessions, lastServer].join(
        '-',
      ),
    });
    hub.invalidate('operation', [item.id]);
    return item.id;
  });
  return (
    <OperationDialog
      title={t('server.change.title', { server: `${proxy}/${server}` })}
      start={start}
      startLabel={t('server.change.start')}
      isReady={reason.length > 0}
      isDestructive={closes}
    >
      <Flex direction="column" gap="4">
        <RadioGroup
          label={t('server.change.state')}
          value={state}
          onChange={value => change({ state: value as ServerAdminState })}
        >
          {STATES.map(each => (
            <Radio key={each} value={each}>
              {t(`server.change.to.${each}`)}
            </Radio>
          ))}
        </RadioGroup>
        {closes && (
          <>
            <Checkbox
              isSelected={endSessions}
              onChange={value => change({ endSessions: value })}
            >
              {t('server.change.endSessions')}
            </Checkbox>
            <Checkbox
              isSelected={lastServer}
              onChange={value => change({ lastServer: value })}
            >
              {t('server.change.lastServer')}
            </Checkbox>
          </>
        )}
        <ReasonField
          value={choice.reason}
          onChange={value => change({ reason: value })}
        />
      </Flex>
    </OperationDialog>
  );
}

/** Opens, drains or closes one server of a gateway, for users with the permission. */
export function ServerStateButton(props: ServerStateProps) {
  const { t } = useKindlerTranslation();
  const { allowed } = usePermission({ permission: gatewayChangePermission });
  if (!allowed) {
    return null;
  }
  return (
    <DialogTrigger>
      <ButtonIcon
        size="small"
        variant="tertiary"
        aria-label={t('server.change.open', { server: props.server })}
        icon={<RiMore2Line aria-hidden="true" />}
      />
      <Dialog width={560}>
        <ServerStateDialog {...props} />
      </Dialog>
    </DialogTrigger>
  );
}
