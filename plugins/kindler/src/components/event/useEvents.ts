import { useApi } from '@backstage/frontend-plugin-api';
import type {
  EventList,
  KindlerEvent,
  ListEventsFilter,
} from '@kindler/backstage-plugin-kindler-common';
import { kindlerApiRef } from '../../apis';
import {
  useKindlerResource,
  type UseKindlerResourceResult,
} from '../../resource';
import { usePages, type Pages } from '../paging';

const PAGE_SIZE = 20;

/** Returns the newest events of a database cluster, or of all if none is named. Keeps them up to date. */
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

/** Returns events of a database cluster page by page, including older ones. */
export function useEvents(
  filter: Required<Pick<ListEventsFilter, 'database'>> &
    Pick<ListEventsFilter, 'kind'>,
): Pages<KindlerEvent, EventList> {
  const { database, kind } = filter;
  const api = useApi(kindlerApiRef);
  const newest = useNewestEvents({ database, kind, limit: PAGE_SIZE });
  return usePages<KindlerEvent, EventList>(newest, cursor =>
    api.listEvents({ database, kind, limit: PAGE_SIZE, cursor }),
  );
}
