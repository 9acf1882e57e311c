import {
  DatePicker,
  Flex,
  Radio,
  RadioGroup,
  Text,
  type DatePickerProps,
} from '@backstage/ui';
import { useState } from 'react';
import { formatDuration } from '../../format';
import { useServerNow } from '../../resource';
import { useKindlerTranslation } from '../../translation';

export interface ChosenTime {
  isScheduled: boolean;
  scheduledAt?: string;
}

export interface TimeChoiceProps extends ChosenTime {
  onChange: (time: ChosenTime) => void;
}

/** The browser's time zone with its offset at a time, e.g. `Europe/Berlin, GMT+1`. */
function zoneText(at: Date): string {
  const format = new Intl.DateTimeFormat([], { timeZoneName: 'shortOffset' });
  const offset = format
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return `${format.resolvedOptions().timeZone}, ${offset}`;
}

function Distance(props: { at: string | undefined }) {
  const { at } = props;
  const { t } = useKindlerTranslation();
  const now = useServerNow();
  if (at === undefined || now === undefined) {
    return (
      <Text as="span" variant="body-small" color="secondary">
        {t('databaseAction.chooseTime')}
      </Text>
    );
  }
  const distance = Date.parse(at) - now;
  return (
    <Text as="span" variant="body-small" role="status">
      {distance > 0
        ? t('databaseAction.timeIn', { duration: formatDuration(distance, t) })
        : t('databaseAction.timeOver')}
    </Text>
  );
}

/** Asks for the time: at once, or a time in the user's own time zone. */
export function TimeChoice(props: TimeChoiceProps) {
  const { isScheduled, scheduledAt, onChange } = props;
  const { t } = useKindlerTranslation();
  const [value, setValue] = useState<DatePickerProps['value']>(null);
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return (
    <Flex direction="column" gap="2">
      <RadioGroup
        label={t('databaseAction.when')}
        orientation="horizontal"
        value={isScheduled ? 'later' : 'now'}
        onChange={when =>
          onChange({ isScheduled: when === 'later', scheduledAt })
        }
      >
        <Radio value="now">{t('databaseAction.atOnce')}</Radio>
        <Radio value="later">{t('databaseAction.atTime')}</Radio>
      </RadioGroup>
      {isScheduled && (
        <>
          <DatePicker
            label={t('databaseAction.time')}
            description={t('databaseAction.zone', {
              zone: zoneText(scheduledAt ? new Date(scheduledAt) : new Date()),
            })}
            granularity="minute"
            value={value}
            onChange={next => {
              setValue(next);
              onChange({
                isScheduled,
                scheduledAt: next?.toDate(timeZone).toISOString(),
              });
            }}
          />
          <Distance at={scheduledAt} />
        </>
      )}
    </Flex>
  );
}
