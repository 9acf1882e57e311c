import type { IncidentSummary } from '@kindler/backstage-plugin-kindler-common';
import type { Notice } from '../model/Notice';
import type { NoticeView } from '../model/Notice';

/** An incident that the owner may have to be told of. */
export interface NoticedIncident {
  view: NoticeView;
  summary: IncidentSummary;
}

/** Notices that owners were sent, in the plugin database, so that only one of several backends sends each. */
export interface Notices {
  list(now: number): Promise<NoticedIncident[]>;
  /** False when the notices are no longer those, because another backend was first. */
  replace(
    id: string,
    before: readonly Notice[],
    after: readonly Notice[],
  ): Promise<boolean>;
}
