import { useApi } from '@backstage/frontend-plugin-api';
import { Flex, Skeleton, Text } from '@backstage/ui';
import { wordingOf } from '@kindler/backstage-plugin-kindler-common';
import { kindlerApiRef } from '../../apis';
import { useKindlerTranslation, useWording } from '../../translation';
import { usePlan } from '../action';
import { ErrorAlert } from '../state';
import { EnvironmentPlanSteps } from './EnvironmentPlanSteps';
import { observedText } from './observedText';

/**
 * How an environment is now, and what it would take to make it what was asked for.
 */
export function ReconcilePlanView(props: { name: string }) {
  const { name } = props;
  const { t } = useKindlerTranslation();
  const say = useWording();
  const api = useApi(kindlerApiRef);
  const plan = usePlan(name, () => api.planEnvironmentReconcile(name, {}));
  if (plan.error) {
    return <ErrorAlert error={plan.error} />;
  }
  if (!plan.result) {
    return <Skeleton width="100%" height={80} />;
  }
  const { observed, desired, steps } = plan.result;
  return (
    <Flex direction="column" gap="2">
      <Text as="p" variant="body-medium" style={{ margin: 0 }}>
        {t('change.seen', {
          observed: observedText(observed.state, t),
          desired: observedText(desired, t),
        })}
        {observed.message &&
          ` ${say(wordingOf(observed.messageWording ?? observed.message))}`}
      </Text>
      <EnvironmentPlanSteps steps={steps} />
    </Flex>
  );
}
