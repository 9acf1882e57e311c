import { Alert, Button, Flex } from '@backstage/ui';
import type {
  ActionPlan,
  Database,
  DatabaseActionKind,
} from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { PauseChoice, ReasonField, type PlanState } from '../action';
import { ErrorAlert, LoadingBlock } from '../state';
import {
  isSchedulable,
  poolersFor,
  takesMember,
  type ActionChoice,
} from './actionChoice';
import { ActionPlanView } from './ActionPlanView';
import { MemberChoice } from './MemberChoice';
import { TimeChoice } from './TimeChoice';

export interface ActionFormProps {
  database: Database;
  action: DatabaseActionKind;
  choice: ActionChoice;
  onChange: (choice: ActionChoice) => void;
  plan: PlanState<ActionPlan>;
  /** The leader that the user saw. The action is refused if another one leads. */
  seenLeader: string | undefined;
  onLeaderSeen: () => void;
}

function LeaderChanged(props: ActionFormProps) {
  const { database, seenLeader, onLeaderSeen } = props;
  const { t } = useKindlerTranslation();
  const unknown = t('word.unknown');
  if (database.leader === seenLeader) {
    return null;
  }
  const leader = database.leader ?? unknown;
  return (
    <Alert
      role="alert"
      icon
      status="warning"
      title={t('databaseAction.leaderChanged', { leader })}
      description={t('databaseAction.leaderChangedHelp', {
        seen: seenLeader ?? unknown,
      })}
      customActions={
        <Button size="small" variant="secondary" onPress={onLeaderSeen}>
          {t('databaseAction.goOn', { leader })}
        </Button>
      }
    />
  );
}

/** Asks for the member, the time and the reason, and shows the effects. */
export function ActionForm(props: ActionFormProps) {
  const { database, action, choice, onChange, plan } = props;
  const { t } = useKindlerTranslation();
  return (
    <Flex direction="column" gap="4">
      <LeaderChanged {...props} />
      {action === 'reinitialize' && (
        <Alert
          icon
          status="danger"
          title={t('databaseAction.destructive')}
          description={t('databaseAction.destructiveHelp')}
        />
      )}
      {takesMember(action, database) && (
        <MemberChoice
          database={database}
          action={action}
          value={choice.member}
          onChange={member => onChange({ ...choice, member })}
        />
      )}
      {isSchedulable(action, database) && (
        <TimeChoice
          isScheduled={choice.isScheduled}
          scheduledAt={choice.scheduledAt}
          onChange={time => onChange({ ...choice, ...time })}
        />
      )}
      <PauseChoice
        poolers={poolersFor(action, choice, database)}
        value={choice.pause}
        onChange={pause => onChange({ ...choice, pause })}
      />
      {plan.isRunning && <LoadingBlock lines={4} />}
      {plan.error && <ErrorAlert error={plan.error} />}
      {plan.result && <ActionPlanView plan={plan.result} />}
      <ReasonField
        value={choice.reason}
        onChange={reason => onChange({ ...choice, reason })}
      />
    </Flex>
  );
}
