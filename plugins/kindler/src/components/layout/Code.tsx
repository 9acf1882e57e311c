import type { PropsWithChildren } from 'react';
import styles from './Code.module.css';

/**
 * Text as a machine has it: addresses, keys, commands.
 */
export function Code(props: PropsWithChildren<{}>) {
  return <code className={styles.code}>{props.children}</code>;
}
