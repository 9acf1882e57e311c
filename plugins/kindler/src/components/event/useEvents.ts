import { useApi } from '@backstage/frontend-plugin-api';
import type {
  EventList,
  ListEventsFilter,
} from '@kindler/backstage-plugin-kindler-common';
import { useMemo, useState } from 'react';
import { kindlerApiRef } from '../../apis';
import {
  useKindlerResource,
  type UseKindlerResourceResult,
} from '../../resource';
import { useAction, type Action } from '../action';
import { mergeEvents, type EventPage } from './mergeEvents';

const PAGE_SIZE = 20;

/**
 * The newest events of a database cluster, or of all where none is named. Stays fresh.
 */
export function useNewestEvents(
  filter: ListEventsFilter,
): UseKindlerResourceResult<EventList> {
  const { database, kind, limit } = filter;
  return useKindlerResource(api => api.listEvents(filter), {
    key: `events/${database ?? ''}/${kind ?? ''}/${limit}`,
    interests: [
      { topic: 'database', names: database ? [database] : undefined },
    ],
  });
}

export interface Events {
  resource: UseKindlerResourceResult<EventList>;
  /** All that were loaded, given the newest page. */
  all: (newest: EventList) => EventPage;
  /** Loads older ones. */
  more: Action<void>;
}

/**
 * Events of a database cluster with those before them, page by page.
 */
export function useEvents(
  filter: Required<Pick<ListEventsFilter, 'database'>> &
    Pick<ListEventsFilter, 'kind'>,
): Events {
  const { database, kind } = filter;
  const api = useApi(kindlerApiRef);
  const resource = useNewestEvents({ database, kind, limit: PAGE_SIZE });
  const [loaded, setLoaded] = useState<EventPage>({ items: [] });
  const shown = useMemo(
    () => (resource.data ? mergeEvents(resource.data, loaded) : loaded),
    [resource.data, loaded],
  );
  const more = useAction(async () => {
    const { items, nextCursor } = await api.listEvents({
      database,
      kind,
      limit: PAGE_SIZE,
      cursor: shown.nextCursor,
    });
    setLoaded({ items: [...shown.items, ...items], nextCursor });
  });
  return { resource, all: newest => mergeEvents(newest, loaded), more };
}
