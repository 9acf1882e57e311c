import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { AvailabilitySection } from '../availability';
import styles from './DatabaseView.module.css';
import { MemberSection } from './MemberSection';
import { RouteSection } from './RouteSection';
import { WitnessPanel } from './WitnessPanel';

/**
 * Who takes the writes, what is wrong, and what stands behind it: what people come for, on one screen while all is well.
 */
export function DatabaseNow(props: { database: Database }) {
  const { database } = props;
  return (
    <div className={styles.page}>
      <WitnessPanel database={database} />
      <div className={styles.now}>
        <MemberSection database={database} />
        <AvailabilitySection database={database.name} />
      </div>
      <RouteSection database={database} />
    </div>
  );
}
