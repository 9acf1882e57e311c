import { useApi } from '@backstage/frontend-plugin-api';
import type {
  IncidentAnswer,
  IncidentList,
  IncidentSummary,
  ListIncidentsFilter,
} from '@kindler/backstage-plugin-kindler-common';
import { kindlerApiRef } from '../../apis';
import {
  useKindlerResource,
  type UseKindlerResourceResult,
} from '../../resource';
import { usePages, type Pages } from '../paging';

const PAGE_SIZE = 50;

/** Returns the newest incidents, of one database cluster if it is named. Keeps them up to date. */
export function useNewestIncidents(
  filter: ListIncidentsFilter,
): UseKindlerResourceResult<IncidentList> {
  const { database, open, limit = PAGE_SIZE } = filter;
  return useKindlerResource(
    api => api.listIncidents({ database, open, limit }),
    {
      key: `incidents/${database ?? ''}/${open ?? ''}/${limit}`,
      interests: [
        { topic: 'database', names: database ? [database] : undefined },
        { topic: 'incident' },
      ],
    },
  );
}

/** Returns incidents page by page, including older ones. */
export function useIncidents(
  filter: Pick<ListIncidentsFilter, 'database'>,
): Pages<IncidentSummary, IncidentList> {
  const { database } = filter;
  const api = useApi(kindlerApiRef);
  const newest = useNewestIncidents({ database });
  return usePages<IncidentSummary, IncidentList>(newest, cursor =>
    api.listIncidents({ database, limit: PAGE_SIZE, cursor }),
  );
}

/**
 * One incident with its phases.
 */
export function useIncident(
  database: string,
  id: string,
): UseKindlerResourceResult<IncidentAnswer> {
  return useKindlerResource(api => api.getIncident(database, id), {
    key: `incident/${database}/${id}`,
    interests: [
      { topic: 'database', names: [database] },
      { topic: 'incident', names: [id] },
    ],
  });
}
