import { Text } from '@backstage/ui';
import type { PostgresClusterStatus } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { PlainList } from '../layout';
import { Since, StatusChip, type Tone } from '../status';
import styles from './ConditionList.module.css';

type Condition = PostgresClusterStatus['conditions'][number];

/** Names of conditions for which True is good. For others this is unknown. */
const GOOD_WHEN_TRUE = /(Ready|Available|Created|Healthy|Succeeded)$/;

function toneOf({ type, status }: Condition): Tone {
  if (status === 'Unknown') {
    return 'neutral';
  }
  if (!GOOD_WHEN_TRUE.test(type)) {
    return 'info';
  }
  return status === 'True' ? 'positive' : 'warning';
}

function ConditionItem(props: { condition: Condition }) {
  const { condition } = props;
  const { type, status, reason, message, since } = condition;
  const { t } = useKindlerTranslation();
  return (
    <li className={styles.condition}>
      <StatusChip tone={toneOf(condition)} isQuiet>
        {`${type}: ${status}`}
      </StatusChip>
      {(reason || message) && (
        <Text as="span" variant="body-small">
          {[reason, message].filter(Boolean).join(': ')}
        </Text>
      )}
      {since && (
        <Text as="span" variant="body-small" color="secondary">
          {t('word.for')} <Since at={since} />
        </Text>
      )}
    </li>
  );
}

/**
 * The operator's own conditions, in its words.
 */
export function ConditionList(props: { conditions: Condition[] }) {
  const { conditions } = props;
  const { t } = useKindlerTranslation();
  if (conditions.length === 0) {
    return null;
  }
  return (
    <PlainList label={t('pgo.conditions')}>
      {conditions.map(condition => (
        <ConditionItem key={condition.type} condition={condition} />
      ))}
    </PlainList>
  );
}
