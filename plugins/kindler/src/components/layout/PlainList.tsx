import type { PropsWithChildren } from 'react';
import styles from './PlainList.module.css';

/** A vertical list without bullets. Its children are `li`. */
export function PlainList(props: PropsWithChildren<{ label: string }>) {
  const { label, children } = props;
  return (
    <ul className={styles.list} aria-label={label}>
      {children}
    </ul>
  );
}
