import type { ReactNode } from 'react';
import styles from './Facts.module.css';

export interface Fact {
  label: string;
  /** A fact without a value is not shown. */
  value: ReactNode | undefined;
}

/**
 * Named values.
 */
export function Facts(props: { facts: Fact[] }) {
  const shown = props.facts.filter(({ value }) => value !== undefined);
  return (
    <dl className={styles.facts}>
      {shown.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
