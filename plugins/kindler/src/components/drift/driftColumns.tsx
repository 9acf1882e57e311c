import { Flex, Link, Text } from '@backstage/ui';
import type {
  DriftItem,
  DriftKind,
} from '@kindler/backstage-plugin-kindler-common';
import { useKindlerLinks } from '../../links';
import {
  useKindlerTranslation,
  useSourceText,
  useWording,
  type KindlerTranslate,
} from '../../translation';
import { observedText } from '../environment';
import type { DataTableColumn } from '../layout';
import { Age, StatusChip, type Tone } from '../status';
import { DriftRemedy } from './DriftRemedy';
import { setName } from './setName';

export const DRIFT_KINDS: DriftKind[] = [
  'missing',
  'extra',
  'different',
  'unknown',
];

export const DRIFT_TONES: Record<DriftKind, Tone> = {
  missing: 'negative',
  extra: 'warning',
  different: 'warning',
  unknown: 'neutral',
};

function Subject(props: { item: DriftItem }) {
  const { subject, environment } = props.item;
  const links = useKindlerLinks();
  return environment ? (
    <Link href={links.environment(subject)} weight="bold">
      {subject}
    </Link>
  ) : (
    <strong>{subject}</strong>
  );
}

/** What exists on which side, and what the server says of it. */
function Sides(props: { item: DriftItem }) {
  const { kind, source, desired, observed, message, environment } = props.item;
  const { messageWording } = props.item;
  const { t } = useKindlerTranslation();
  const say = useSourceText();
  const sayWording = useWording();
  if (kind === 'unknown') {
    return <>{messageWording ? sayWording(messageWording) : say(message)}</>;
  }
  const detail = message.includes(': ')
    ? message.slice(message.indexOf(': ') + 2)
    : undefined;
  return (
    <Flex direction="column" gap="0.5">
      <span>
        {t('drift.side.recorded')}:{' '}
        {environment && desired
          ? observedText(desired, t)
          : t(environment ? 'drift.side.record' : 'drift.side.noRecord')}
      </span>
      <span>
        {setName(source, t)}: {observedText(observed ?? '', t)}
      </span>
      {detail && (
        <Text as="span" variant="body-small" color="secondary">
          {say(detail)}
        </Text>
      )}
    </Flex>
  );
}

export function driftColumns(
  t: KindlerTranslate,
): DataTableColumn<DriftItem & { id: string }>[] {
  return [
    {
      id: 'subject',
      label: t('environment.name'),
      isRowHeader: true,
      cell: item => <Subject item={item} />,
    },
    {
      id: 'kind',
      label: t('drift.kindLabel'),
      cell: ({ kind }) => (
        <StatusChip tone={DRIFT_TONES[kind] ?? 'neutral'}>
          {t(`drift.kind.${DRIFT_TONES[kind] ? kind : 'unknown'}`)}
        </StatusChip>
      ),
    },
    {
      id: 'set',
      label: t('drift.set.label'),
      cell: ({ source }) => setName(source, t),
    },
    {
      id: 'sides',
      label: t('drift.sides'),
      isLong: true,
      cell: item => <Sides item={item} />,
    },
    {
      id: 'age',
      label: t('environment.observed'),
      cell: ({ observedAt }) => <Age at={observedAt} />,
    },
    {
      id: 'next',
      label: t('drift.next'),
      isLong: true,
      cell: item => <DriftRemedy item={item} />,
    },
  ];
}
