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

/** An event from an older release has only the server's text. */
function wordingOf({ messageCode, params, message }: KindlerEvent): Wording {
  return { code: messageCode ?? '', params: params ?? {}, text: message };
}

/** Shows the verdict or outage of an event, if it has one. */
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
  /** Whether to name the database cluster, for lists with events of several. */
  isNamed?: boolean;
}

/** Shows one event: what happened, when, and which source reported it. */
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
