import { Alert, Flex, Text } from '@backstage/ui';
import type { SwitchPlan } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { StatusChip, type Tone } from '../status';
import styles from './SwitchPlanView.module.css';

type Check = SwitchPlan['checks'][number];

function toneOf(check: Check): Tone {
  if (check.ok === true) {
    return 'positive';
  }
  if (check.ok === 'unknown') {
    return 'neutral';
  }
  return check.blocking ? 'negative' : 'warning';
}

function CheckItem(props: { check: Check }) {
  const { check } = props;
  return (
    <li className={styles.check}>
      <StatusChip tone={toneOf(check)}>{check.name}</StatusChip>
      <span>{check.message}</span>
    </li>
  );
}

/**
 * What a switch would do: its checks, and the exact commands.
 */
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
      <ul className={styles.checks} aria-label={t('switch.checks')}>
        {plan.checks.map(check => (
          <CheckItem key={check.name} check={check} />
        ))}
      </ul>
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
