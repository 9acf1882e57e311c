import { SearchField } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { useKindlerTranslation } from '../../translation';
import styles from './ListTable.module.css';

/** Pause in typing after which the list is requested. */
const PAUSE_MS = 250;

export interface SearchInputProps {
  /** Name of what is searched. */
  what: string;
  value: string;
  onChange: (value: string) => void;
}

/** A search field that reports its text after a pause. */
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
    // The text was changed elsewhere, e.g. by going back.
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
