import type { Incident } from '@kindler/backstage-plugin-kindler-common';
import { formatBytes, formatSpan } from '../../format';
import { useKindlerTranslation } from '../../translation';
import { useFindingTexts } from '../finding';
import { Facts } from '../layout';
import { OutageText } from './OutageText';

/**
 * What an incident did, in numbers. What nobody measured is not known, not zero.
 */
export function IncidentNumbers(props: { incident: Incident }) {
  const { incident } = props;
  const { cause, detectedAfterMs, sessionsCut, lostBytes, actions } = incident;
  const { leaderBefore, leaderAfter, timelineBefore, timelineAfter } = incident;
  const { t } = useKindlerTranslation();
  const texts = useFindingTexts();
  const unknown = t('word.unknown');
  const led = (leader?: string, timeline?: number) =>
    [
      leader ?? unknown,
      ...(timeline === undefined
        ? []
        : [t('way.timeline', { timeline: String(timeline) })]),
    ].join(', ');
  return (
    <Facts
      facts={[
        {
          label: t('incident.writesOut'),
          value: (
            <strong>
              <OutageText incident={incident} />
            </strong>
          ),
        },
        {
          label: t('incident.detectedAfter'),
          value:
            detectedAfterMs === undefined
              ? unknown
              : formatSpan(detectedAfterMs, t),
        },
        {
          label: t('incident.ledBefore'),
          value: led(leaderBefore, timelineBefore),
        },
        {
          label: t('incident.ledAfter'),
          value: led(leaderAfter, timelineAfter),
        },
        {
          label: t('incident.sessionsCut'),
          value: sessionsCut ?? t('incident.notCounted'),
        },
        {
          label: t('incident.lost'),
          value: lostBytes === undefined ? undefined : formatBytes(lostBytes),
        },
        {
          label: t('incident.cause'),
          value: `${texts({ ...cause, next: '' }).message} (${
            cause.rule ? `${cause.rule}, ` : ''
          }${cause.code})`,
        },
        {
          label: t('incident.actions'),
          value: actions.length === 0 ? t('incident.noActions') : undefined,
        },
      ]}
    />
  );
}
