import { useKindlerTranslation } from '../../translation';
import { ChangeIcon } from './ChangeIcon';
import type { HistoryChangeKind } from '@kindler/backstage-plugin-kindler-common';
import styles from './HistoryLanes.module.css';
import type { HistoryLayout } from './layOutHistory';

const KINDS: HistoryChangeKind[] = [
  'switchover',
  'failover',
  'leader',
  'timeline',
  'back',
];

/** Explains the signs below the lanes that occur. */
export function HistoryLegend(props: { layout: HistoryLayout }) {
  const { changes } = props.layout;
  const { t } = useKindlerTranslation();
  const shown = KINDS.filter(kind =>
    changes.some(change => change.kind === kind),
  );
  return (
    <ul className={styles.legend} aria-label={t('history.legend')}>
      {shown.map(kind => (
        <li key={kind}>
          <ChangeIcon kind={kind} />
          {t(`history.kind.${kind}`)}
        </li>
      ))}
      {changes.some(({ outageMs }) => outageMs !== undefined) && (
        <li>
          <span className={styles.outageSign} aria-hidden="true" />
          {t('history.outageSign')}
        </li>
      )}
    </ul>
  );
}
