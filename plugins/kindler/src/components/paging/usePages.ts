import type { Observed } from '@kindler/backstage-plugin-kindler-common';
import { useMemo, useState } from 'react';
import type { UseKindlerResourceResult } from '../../resource';
import { useAction, type Action } from '../action';
import { mergePages, type Page } from './mergePages';

export interface Pages<T, TAnswer> {
  resource: UseKindlerResourceResult<TAnswer & Observed>;
  /** Returns all loaded rows, given the newest page. */
  all: (newest: Page<T>) => Page<T>;
  /** Loads older rows. */
  more: Action<void>;
}

/** Keeps the newest page up to date and loads older ones page by page. */
export function usePages<
  T extends { id: string },
  TAnswer extends Page<T> & Observed,
>(
  resource: UseKindlerResourceResult<TAnswer>,
  loadBefore: (cursor: string | undefined) => Promise<Page<T>>,
): Pages<T, TAnswer> {
  const [loaded, setLoaded] = useState<Page<T>>({ items: [] });
  const shown = useMemo(
    () => (resource.data ? mergePages<T>(resource.data, loaded) : loaded),
    [resource.data, loaded],
  );
  const more = useAction(async () => {
    const { items, nextCursor } = await loadBefore(shown.nextCursor);
    setLoaded({ items: [...shown.items, ...items], nextCursor });
  });
  return { resource, all: newest => mergePages(newest, loaded), more };
}
