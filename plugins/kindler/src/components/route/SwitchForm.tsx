import { Checkbox, Flex, Radio, RadioGroup } from '@backstage/ui';
import type {
  Route,
  SwitchPlan,
} from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { ReasonField, type PlanState } from '../action';
import { ErrorAlert, LoadingBlock } from '../state';
import { SwitchPlanView } from './SwitchPlanView';

export interface SwitchChoice {
  target: string;
  reason: string;
  /** Whether the target is another PostgreSQL system on purpose. */
  migration: boolean;
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
      <RadioGroup
        label={t('switch.target')}
        value={choice.target}
        onChange={target => onChange({ ...choice, target })}
      >
        {route.targets.map(target => (
          <Radio
            key={target.name}
            value={target.name}
            isDisabled={target.state === 'active'}
          >
            {`${target.title ?? target.name} · ${target.database} (${t(
              `target.state.${target.state}`,
            )})`}
          </Radio>
        ))}
      </RadioGroup>
      <Checkbox
        isSelected={choice.migration}
        onChange={migration => onChange({ ...choice, migration })}
      >
        {t('switch.migration')}
      </Checkbox>
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
