import { Alert, Flex, Text } from '@backstage/ui';
import type { SwitchPlan } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { CheckList } from '../action';
import styles from './SwitchPlanView.module.css';

/** Shows what a switch would do: its checks and the exact commands. */
export function SwitchPlanView(props: { plan: SwitchPlan }) {
  const { plan } = props;
  const { t } = useKindlerTranslation();
  return (
    <Flex direction="column" gap="3">
      <Alert
        role="status"
        icon
        status={plan.possible ? 'info' : 'danger'}
        title={
          plan.possible
            ? t('switch.possible', { from: plan.from, to: plan.to })
            : t('switch.impossible')
        }
      />
      <CheckList checks={plan.checks} />
      {plan.commands.length > 0 && (
        <>
          <Text as="p" variant="body-small" weight="bold" style={{ margin: 0 }}>
            {t('switch.commands')}
          </Text>
          <pre className={styles.commands}>{plan.commands.join('\n')}</pre>
        </>
      )}
    </Flex>
  );
}
