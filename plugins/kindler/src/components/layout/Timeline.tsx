import type { PropsWithChildren, ReactNode } from 'react';
import styles from './Timeline.module.css';

/** A list in order of time, of {@link TimelineItem}s. */
export function Timeline(props: PropsWithChildren<{ label: string }>) {
  const { label, children } = props;
  return (
    <ol className={styles.list} aria-label={label}>
      {children}
    </ol>
  );
}

export interface TimelineItemProps {
  icon: ReactNode;
  /** Its title, on one line if there is room. */
  title: ReactNode;
}

/** One item in order of time, with its details below. */
export function TimelineItem(props: PropsWithChildren<TimelineItemProps>) {
  const { icon, title, children } = props;
  return (
    <li className={styles.item}>
      <span className={styles.icon}>{icon}</span>
      <div className={styles.what}>
        <span className={styles.line}>{title}</span>
        {children}
      </div>
    </li>
  );
}
