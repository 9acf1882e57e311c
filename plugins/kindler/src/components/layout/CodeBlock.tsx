import { CopyButton } from '../copy';
import styles from './CodeBlock.module.css';

/**
 * Lines to copy into a file.
 */
export function CodeBlock(props: { label: string; text: string }) {
  const { label, text } = props;
  return (
    <div className={styles.block}>
      <pre className={styles.text}>{text}</pre>
      <span className={styles.copy}>
        <CopyButton text={text} label={label} />
      </span>
    </div>
  );
}
