import { Skeleton, Text } from '@backstage/ui';
import type { EnvironmentPlan } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import type { PlanState } from '../action';
import { ErrorAlert } from '../state';
import { EnvironmentPlanSteps } from './EnvironmentPlanSteps';

/**
 * What a change would take, or why it cannot be made.
 */
export function UpdatePlan(props: {
  plan: PlanState<EnvironmentPlan>;
  isAsked: boolean;
}) {
  const { plan, isAsked } = props;
  const { t } = useKindlerTranslation();
  if (!isAsked) {
    return (
      <Text as="p" color="secondary" style={{ margin: 0 }}>
        {t('change.update.nothing')}
      </Text>
    );
  }
  if (plan.error) {
    return <ErrorAlert error={plan.error} />;
  }
  return plan.result ? (
    <div>
      <Text as="span" weight="bold">
        {t('change.steps')}
      </Text>
      <EnvironmentPlanSteps steps={plan.result.steps} />
    </div>
  ) : (
    <Skeleton width="100%" height={80} />
  );
}
