import { SearchField } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { useKindlerTranslation } from '../../translation';
import styles from './ListTable.module.css';

/** So long nobody types before the list is asked for. */
const PAUSE_MS = 250;

export interface SearchInputProps {
  /** What is searched in. */
  what: string;
  value: string;
  onChange: (value: string) => void;
}

/**
 * A search field whose text is told after a pause.
 */
export function SearchInput(props: SearchInputProps) {
  const { what, value, onChange } = props;
  const { t } = useKindlerTranslation();
  const [text, setText] = useState(value);
  const told = useRef(value);
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  });
  useEffect(() => {
    // It was changed elsewhere, e.g. by the way back.
    if (value !== told.current) {
      told.current = value;
      setText(value);
    }
  }, [value]);
  useEffect(() => {
    if (text === told.current) {
      return undefined;
    }
    const timer = setTimeout(() => {
      told.current = text;
      tell.current(text);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <SearchField
      className={styles.search}
      aria-label={t('search.label', { what })}
      placeholder={t('search.placeholder')}
      value={text}
      onChange={setText}
    />
  );
}
