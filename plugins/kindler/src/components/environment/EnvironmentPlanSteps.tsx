import { Flex } from '@backstage/ui';
import {
  wordingOf,
  type EnvironmentPlanStep,
} from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation, useWording } from '../../translation';
import { PlainList } from '../layout';
import { StatusChip } from '../status';

function StepLine(props: { step: EnvironmentPlanStep }) {
  const { name, nameWording, needed, message, messageWording } = props.step;
  const { t } = useKindlerTranslation();
  const say = useWording();
  const looks = {
    true: { tone: 'warning', text: t('change.needed') },
    false: { tone: 'positive', text: t('change.done') },
    unknown: { tone: 'neutral', text: t('change.unknown') },
  } as const;
  const { tone, text } = looks[`${needed}`];
  return (
    <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
      <StatusChip tone={tone}>{text}</StatusChip>
      <span>
        {say(wordingOf(nameWording ?? name))}
        {message && <>: {say(wordingOf(messageWording ?? message))}</>}
      </span>
    </Flex>
  );
}

/**
 * The steps of a plan, each with whether it would change anything.
 */
export function EnvironmentPlanSteps(props: { steps: EnvironmentPlanStep[] }) {
  const { t } = useKindlerTranslation();
  return (
    <PlainList label={t('change.steps')}>
      {props.steps.map(step => (
        <li key={step.id}>
          <StepLine step={step} />
        </li>
      ))}
    </PlainList>
  );
}
