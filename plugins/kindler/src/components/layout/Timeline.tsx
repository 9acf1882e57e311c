import type { PropsWithChildren, ReactNode } from 'react';
import styles from './Timeline.module.css';

/**
 * Things in the order of time, each a {@link TimelineItem}.
 */
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
  /** What it is, in one line where there is room. */
  title: ReactNode;
}

/**
 * One thing in the order of time, with what there is to say of it below.
 */
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
