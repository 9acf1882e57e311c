import type { IncidentSummary } from '@kindler/backstage-plugin-kindler-common';
import type { Notice } from '../model/Notice';
import type { NoticeView } from '../model/Notice';

/** An incident about which the owner may have to be notified. */
export interface NoticedIncident {
  view: NoticeView;
  summary: IncidentSummary;
}

/** Notices to owners in the plugin database, so that only one of several backends sends each. */
export interface Notices {
  list(now: number): Promise<NoticedIncident[]>;
  /** Returns false if the notices have changed because another backend was first. */
  replace(
    id: string,
    before: readonly Notice[],
    after: readonly Notice[],
  ): Promise<boolean>;
}
