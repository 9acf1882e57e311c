import type { Finding } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { CauseItem } from './CauseItem';
import { findingKey } from './findingKey';
import styles from './FindingList.module.css';
import { groupByCause } from './groupByCause';

/** Lists the findings of one subject by cause, the worst first; nothing if there are none. */
export function FindingList(props: { findings: Finding[] }) {
  const { t } = useKindlerTranslation();
  if (props.findings.length === 0) {
    return null;
  }
  return (
    <ul className={styles.list} aria-label={t('finding.title')}>
      {groupByCause(props.findings).map(cause => (
        <CauseItem key={findingKey(cause.head)} cause={cause} />
      ))}
    </ul>
  );
}
