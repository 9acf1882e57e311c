import { Flex, Text } from '@backstage/ui';
import type { SourceState } from '@kindler/backstage-plugin-kindler-common';
import {
  useKindlerTranslation,
  useFaultTexts,
  type KindlerTranslate,
} from '../../translation';
import { Code, DataTable, type DataTableColumn } from '../layout';
import { Age, Since, StatusChip, type Tone } from '../status';

const TONES: Record<SourceState['status'], Tone> = {
  ok: 'positive',
  unreachable: 'negative',
  pending: 'neutral',
};

function SourceReason(props: { source: SourceState }) {
  const { fault, failingSince } = props.source;
  const { t } = useKindlerTranslation();
  const textsOf = useFaultTexts();
  if (!fault) {
    return <>–</>;
  }
  const { message, hint } = textsOf(fault);
  return (
    <Flex direction="column" gap="0.5">
      <span>
        {message}
        {failingSince && (
          <>
            {' '}
            ({t('word.for')} <Since at={failingSince} />)
          </>
        )}
      </span>
      <Text as="span" variant="body-small" color="secondary">
        {hint}
      </Text>
    </Flex>
  );
}

function sourceColumns(t: KindlerTranslate): DataTableColumn<SourceState>[] {
  return [
    {
      id: 'id',
      label: t('source.name'),
      isRowHeader: true,
      cell: source => (
        <Flex direction="column" gap="0">
          <span>{t(`source.kind.${source.kind}`)}</span>
          <Text as="span" variant="body-small" color="secondary">
            <Code>{source.target}</Code>
          </Text>
        </Flex>
      ),
    },
    {
      id: 'status',
      label: t('source.status'),
      cell: ({ status }) => (
        <StatusChip tone={TONES[status]}>
          {t(`source.state.${status}`)}
        </StatusChip>
      ),
    },
    {
      id: 'age',
      label: t('source.lastAnswer'),
      cell: ({ observedAt }) => <Age at={observedAt} />,
    },
    {
      id: 'reason',
      label: t('source.reason'),
      isLong: true,
      cell: source => <SourceReason source={source} />,
    },
  ];
}

/** Lists every source with whether it answers, the age of its last answer, and what to do if it is silent. */
export function SourceTable(props: { sources: SourceState[] }) {
  const { t } = useKindlerTranslation();
  return (
    <DataTable
      label={t('source.title')}
      isDense
      columns={sourceColumns(t)}
      rows={props.sources}
      empty={t('source.empty')}
    />
  );
}
