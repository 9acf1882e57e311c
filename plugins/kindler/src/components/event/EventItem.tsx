import { Link, Text } from '@backstage/ui';
import type {
  KindlerEvent,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';
import { RiQuestionLine } from '@remixicon/react';
import { formatMilliseconds } from '../../format';
import { useKindlerLinks } from '../../links';
import { useKindlerTranslation, useWording } from '../../translation';
import { TimelineItem } from '../layout';
import { Age, StatusChip, VERDICT_TONES } from '../status';
import { EVENT_ICONS } from './eventKinds';

/** An event that an older release wrote has only the server's words. */
function wordingOf({ messageCode, params, message }: KindlerEvent): Wording {
  return { code: messageCode ?? '', params: params ?? {}, text: message };
}

/** Verdict or outage in words, where the event has one. */
function Outcome(props: { event: KindlerEvent }) {
  const { verdict, outageMs } = props.event;
  const { t } = useKindlerTranslation();
  return (
    <>
      {verdict && (
        <StatusChip tone={VERDICT_TONES[verdict] ?? 'neutral'} isLasting>
          {t(`verdict.${verdict}`)}
        </StatusChip>
      )}
      {outageMs !== undefined && (
        <StatusChip tone="negative">
          {t('event.outage', { duration: formatMilliseconds(outageMs, t) })}
        </StatusChip>
      )}
    </>
  );
}

export interface EventItemProps {
  event: KindlerEvent;
  /** Names the database cluster, where events of several stand together. */
  isNamed?: boolean;
}

/**
 * One thing that happened: what, when, who showed it.
 */
export function EventItem(props: EventItemProps) {
  const { event, isNamed } = props;
  const { kind, at, database, finding, source, operation } = event;
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const say = useWording();
  const Icon = EVENT_ICONS[kind] ?? RiQuestionLine;
  const time = new Date(at).toLocaleString([], {
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  return (
    <TimelineItem
      icon={<Icon size={16} aria-hidden="true" />}
      title={
        <>
          <span>{say(wordingOf(event))}</span>
          <Outcome event={event} />
        </>
      }
    >
      <Text as="span" variant="body-small" color="secondary">
        {isNamed ? (
          <Link href={links.database(database)} variant="body-small">
            {database}
          </Link>
        ) : (
          <time dateTime={at}>{time}</time>
        )}
        {' · '}
        <Age at={at} />
        {!isNamed && finding && ` · ${finding}`}
        {!isNamed && source && ` · ${source}`}
        {operation && (
          <>
            {' · '}
            <Link href={links.operation(operation)} variant="body-small">
              {t('operation.openPage')}
            </Link>
          </>
        )}
      </Text>
    </TimelineItem>
  );
}
