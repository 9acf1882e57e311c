import { Alert, Flex, Text } from '@backstage/ui';
import type { ActionPlan } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation, useWording } from '../../translation';
import { CheckList } from '../action';
import styles from './ActionPlanView.module.css';

/** Shows what an action would do, how it is carried out, and the checks before it. */
export function ActionPlanView(props: { plan: ActionPlan }) {
  const { possible, effects, via, checks } = props.plan;
  const { t } = useKindlerTranslation();
  const say = useWording();
  return (
    <Flex direction="column" gap="3">
      <Alert
        role="status"
        icon
        status={possible ? 'info' : 'danger'}
        title={t(possible ? 'plan.possible' : 'plan.impossible')}
        description={
          <ul className={styles.effects}>
            {effects.map(effect => (
              <li key={effect.text}>{say(effect)}</li>
            ))}
          </ul>
        }
      />
      <Text as="p" variant="body-small" color="secondary" style={{ margin: 0 }}>
        {t('plan.via', { via })}
      </Text>
      <CheckList checks={checks} />
    </Flex>
  );
}
