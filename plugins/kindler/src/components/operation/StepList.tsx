import { Text } from '@backstage/ui';
import type {
  OperationStep,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';
import {
  RiArrowGoBackLine,
  RiCheckLine,
  RiCircleLine,
  RiCloseLine,
  RiHourglassLine,
  RiLoader4Line,
  RiSkipForwardLine,
} from '@remixicon/react';
import { formatMilliseconds } from '../../format';
import {
  useKindlerTranslation,
  useWording,
  type KindlerTranslate,
} from '../../translation';
import { messageWording } from './messageWording';
import styles from './StepList.module.css';

const LOOKS = {
  pending: { Icon: RiCircleLine, className: styles.waiting },
  running: { Icon: RiLoader4Line, className: styles.running },
  waiting: { Icon: RiHourglassLine, className: styles.running },
  done: { Icon: RiCheckLine, className: styles.done },
  skipped: { Icon: RiSkipForwardLine, className: styles.waiting },
  failed: { Icon: RiCloseLine, className: styles.failed },
  undoing: { Icon: RiArrowGoBackLine, className: styles.running },
  undone: { Icon: RiArrowGoBackLine, className: styles.waiting },
  'undo-failed': { Icon: RiCloseLine, className: styles.failed },
};

function durationOf(step: OperationStep, t: KindlerTranslate) {
  const { startedAt, finishedAt } = step;
  if (!startedAt || !finishedAt) {
    return undefined;
  }
  return formatMilliseconds(
    Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt)),
    t,
  );
}

/** Steps of providers from modules have only their own text. */
function nameOf({ nameCode, name }: OperationStep): Wording {
  return { code: nameCode ?? '', params: {}, text: name };
}

/** Lists the steps of an operation in order, each with what was observed. */
export function StepList(props: { steps: OperationStep[] }) {
  const { t } = useKindlerTranslation();
  const say = useWording();
  return (
    <ol className={styles.list} aria-label={t('operation.steps')}>
      {props.steps.map(step => {
        const { Icon, className } = LOOKS[step.status];
        const duration = durationOf(step, t);
        return (
          <li key={step.id} className={styles.step}>
            <span className={`${styles.icon} ${className}`}>
              <Icon size={16} aria-hidden="true" />
            </span>
            <span>
              <Text as="span" variant="body-medium" weight="bold">
                {say(nameOf(step))}
              </Text>{' '}
              <Text as="span" variant="body-small" color="secondary">
                {t(`step.status.${step.status}`)}
                {duration && ` · ${duration}`}
              </Text>
              {step.message && (
                <Text
                  as="p"
                  variant="body-small"
                  style={{ margin: 0, overflowWrap: 'anywhere' }}
                >
                  {say(messageWording(step))}
                </Text>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
