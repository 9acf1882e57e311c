import { useApi } from '@backstage/frontend-plugin-api';
import { Flex, Skeleton, Text } from '@backstage/ui';
import type { EnvironmentPlanStep } from '@kindler/backstage-plugin-kindler-common';
import { kindlerApiRef } from '../../apis';
import { useKindlerTranslation } from '../../translation';
import { usePlan } from '../action';
import { PlainList } from '../layout';
import { ErrorAlert } from '../state';
import { StatusChip } from '../status';
import { observedText } from './observedText';

function StepLine(props: { step: EnvironmentPlanStep }) {
  const { name, needed, message } = props.step;
  const { t } = useKindlerTranslation();
  const looks = {
    true: { tone: 'warning', text: t('change.needed') },
    false: { tone: 'positive', text: t('change.done') },
    unknown: { tone: 'neutral', text: t('change.unknown') },
  } as const;
  const { tone, text } = looks[`${needed}`];
  return (
    <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
      <StatusChip tone={tone}>{text}</StatusChip>
      <span>{message ? `${name}: ${message}` : name}</span>
    </Flex>
  );
}

/**
 * How an environment is now, and what it would take to make it what was asked for.
 */
export function ReconcilePlanView(props: { name: string }) {
  const { name } = props;
  const { t } = useKindlerTranslation();
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
        {observed.message && ` ${observed.message}`}
      </Text>
      <PlainList label={t('change.steps')}>
        {steps.map(step => (
          <li key={step.id}>
            <StepLine step={step} />
          </li>
        ))}
      </PlainList>
    </Flex>
  );
}
