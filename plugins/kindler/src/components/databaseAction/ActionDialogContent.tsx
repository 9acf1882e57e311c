import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Database,
  DatabaseActionKind,
} from '@kindler/backstage-plugin-kindler-common';
import { useMemo, useState } from 'react';
import { kindlerApiRef } from '../../apis';
import { useResourceHub } from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { newIdempotencyKey, PLAN_REASON, useAction, usePlan } from '../action';
import { OperationDialog } from '../operation';
import { nameOf, toRequest, type ActionChoice } from './actionChoice';
import { ActionForm } from './ActionForm';
import { isDestructive } from './actionItem';
import { ObservedNow } from './ObservedNow';

export interface ActionDialogContentProps {
  /** The current state, also while the dialog is open. */
  database: Database;
  action: DatabaseActionKind;
  member?: string;
}

/** Acts on a database cluster: choose, see the effects, give a reason, follow the operation and see what was observed. */
export function ActionDialogContent(props: ActionDialogContentProps) {
  const { database, action } = props;
  const { name } = database;
  const { t } = useKindlerTranslation();
  const api = useApi(kindlerApiRef);
  const hub = useResourceHub();
  const [seenLeader, setSeenLeader] = useState(database.leader);
  const [choice, setChoice] = useState<ActionChoice>({
    member: props.member ?? '',
    isScheduled: false,
    pause: true,
    reason: '',
  });
  const request = toRequest(action, choice, seenLeader, database);
  const subject = request && JSON.stringify([name, action, request]);
  const plan = usePlan(subject, () =>
    api.planDatabaseAction(name, action, { ...request!, reason: PLAN_REASON }),
  );
  const reason = choice.reason.trim();
  // Another body with the same key would be a conflict.
  const idempotencyKey = useMemo(
    () => (subject && reason ? newIdempotencyKey() : ''),
    [subject, reason],
  );
  const start = useAction(async () => {
    const { item } = await api.runDatabaseAction(name, action, {
      ...request!,
      reason,
      idempotencyKey,
    });
    hub.invalidate('operation', [item.id]);
    hub.invalidate('database', [name]);
    return item.id;
  });
  return (
    <OperationDialog
      title={t(`databaseAction.title.${nameOf(action, database)}`, {
        database: name,
      })}
      start={start}
      startLabel={t(`databaseAction.start.${action}`)}
      isReady={plan.result?.possible === true && reason.length > 0}
      isDestructive={isDestructive(action)}
      after={<ObservedNow database={database} member={choice.member} />}
    >
      <ActionForm
        database={database}
        action={action}
        choice={choice}
        onChange={setChoice}
        plan={plan}
        seenLeader={seenLeader}
        onLeaderSeen={() => setSeenLeader(database.leader)}
      />
    </OperationDialog>
  );
}
