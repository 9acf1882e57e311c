import { Flex, Link, Text } from '@backstage/ui';
import type {
  DriftList,
  DriftSource,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';
import { useKindlerLinks } from '../../links';
import {
  useKindlerTranslation,
  useSourceText,
  useWording,
  type KindlerTranslate,
} from '../../translation';
import { Code, DataTable, Section, type DataTableColumn } from '../layout';
import { Age, StatusChip, type Tone } from '../status';
import { judgeSet, judgeWhole, type SetState } from './judgeSet';
import { setName } from './setName';

const TONES: Record<SetState, Tone> = {
  agrees: 'positive',
  read: 'positive',
  differs: 'warning',
  unknown: 'neutral',
};

interface Row extends DriftSource {
  now: number;
}

/** How many differ, with the way to them below. */
function SetChip(props: { set: Row }) {
  const { set } = props;
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const { state } = judgeSet(set, set.now);
  const chip = (
    <StatusChip tone={TONES[state]}>{t(`drift.state.${state}`)}</StatusChip>
  );
  const count = set.differences?.total ?? 0;
  return count > 0 ? (
    <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
      {chip}
      <Link href={links.drift(set.id)}>
        {t('drift.items', { total: String(count) })}
      </Link>
    </Flex>
  ) : (
    chip
  );
}

function SetReason(props: { set: Row }) {
  const { set } = props;
  const { t } = useKindlerTranslation();
  const read = useSourceText();
  const sayWording = useWording();
  const { reason } = judgeSet(set, set.now);
  if (!reason) {
    return <>–</>;
  }
  if (reason !== 'fault') {
    return <>{t(`drift.reason.${reason}`)}</>;
  }
  const { message, messageWording, hint, hintWording } = set.fault!;
  const say = (text: string, wording: Wording | undefined) =>
    wording ? sayWording(wording) : read(text);
  return (
    <Flex direction="column" gap="0.5">
      <span>{say(message, messageWording)}</span>
      <Text as="span" variant="body-small" color="secondary">
        {say(hint, hintWording)}
      </Text>
    </Flex>
  );
}

function setColumns(t: KindlerTranslate): DataTableColumn<Row>[] {
  return [
    {
      id: 'id',
      label: t('drift.set.label'),
      isRowHeader: true,
      cell: ({ id }) => (
        <Flex direction="column" gap="0">
          <strong>{setName(id, t)}</strong>
          <Code>{id}</Code>
        </Flex>
      ),
    },
    {
      id: 'state',
      label: t('drift.compared'),
      cell: set => <SetChip set={set} />,
    },
    {
      id: 'count',
      label: t('drift.holds'),
      isNumber: true,
      cell: ({ count }) => count ?? '–',
    },
    {
      id: 'age',
      label: t('drift.readAt'),
      cell: ({ observedAt }) => <Age at={observedAt} />,
    },
    {
      id: 'reason',
      label: t('source.reason'),
      isLong: true,
      cell: set => <SetReason set={set} />,
    },
  ];
}

function Whole(props: { answer: DriftList }) {
  const { t } = useKindlerTranslation();
  const whole = judgeWhole(props.answer);
  return (
    <StatusChip tone={TONES[whole]}>{t(`drift.whole.${whole}`)}</StatusChip>
  );
}

/**
 * The sets that are compared: whether each agrees, differs or could not be compared, how old its word is, and why.
 */
export function DriftSets(props: { answer: DriftList }) {
  const { answer } = props;
  const { t } = useKindlerTranslation();
  const now = Date.parse(answer.now);
  return (
    <Section title={t('drift.sets')} status={<Whole answer={answer} />}>
      <DataTable
        label={t('drift.sets')}
        columns={setColumns(t)}
        rows={answer.sources.map(source => ({ ...source, now }))}
        empty={t('drift.noSets')}
      />
    </Section>
  );
}
