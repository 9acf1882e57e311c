import { Checkbox, Flex } from '@backstage/ui';
import type {
  Route,
  SwitchPlan,
} from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { PauseChoice, ReasonField, type PlanState } from '../action';
import { ErrorAlert, LoadingBlock } from '../state';
import { SwitchPlanView } from './SwitchPlanView';
import { TargetChoice } from './TargetChoice';

export interface SwitchChoice {
  target: string;
  reason: string;
  /** Whether the target is another PostgreSQL system on purpose. */
  migration: boolean;
  /** Whether poolers of the route, where it has some, hold clients back. */
  pause: boolean;
}

export interface SwitchFormProps {
  route: Route;
  choice: SwitchChoice;
  onChange: (choice: SwitchChoice) => void;
  plan: PlanState<SwitchPlan>;
}

/** Asks for a target, with its preflight, and the reason. */
export function SwitchForm(props: SwitchFormProps) {
  const { route, choice, onChange, plan } = props;
  const { t } = useKindlerTranslation();
  return (
    <Flex direction="column" gap="4">
      <TargetChoice
        route={route}
        value={choice.target}
        onChange={target => onChange({ ...choice, target })}
      />
      <Checkbox
        isSelected={choice.migration}
        onChange={migration => onChange({ ...choice, migration })}
      >
        {t('switch.migration')}
      </Checkbox>
      <PauseChoice
        poolers={route.poolers}
        value={choice.pause}
        onChange={pause => onChange({ ...choice, pause })}
      />
      {plan.isRunning && <LoadingBlock lines={4} />}
      {plan.error && <ErrorAlert error={plan.error} />}
      {plan.result && <SwitchPlanView plan={plan.result} />}
      <ReasonField
        value={choice.reason}
        onChange={reason => onChange({ ...choice, reason })}
      />
    </Flex>
  );
}
