import { Flex } from '@backstage/ui';
import type {
  DriftCounts,
  DriftItem,
  DriftList,
} from '@kindler/backstage-plugin-kindler-common';
import {
  driftColumns,
  DRIFT_KINDS,
  DRIFT_TONES,
  DriftSets,
  judgeWhole,
  useDrift,
} from '../components/drift';
import {
  ListTable,
  useListState,
  useSteadyResource,
  type ListFilter,
} from '../components/listing';
import { Empty, ResourceView } from '../components/state';
import { StatusChip } from '../components/status';
import { useKindlerTranslation } from '../translation';
import { KindlerContainer } from './KindlerContainer';

function KindCounts(props: { summary: DriftCounts }) {
  const { summary } = props;
  const { t } = useKindlerTranslation();
  return DRIFT_KINDS.filter(kind => summary[kind] > 0).map(kind => (
    <StatusChip key={kind} tone={DRIFT_TONES[kind]}>
      {`${summary[kind]} ${t(`drift.kind.${kind}`)}`}
    </StatusChip>
  ));
}

/** No difference is good news only where all was compared. */
function NoDrift(props: { answer: DriftList }) {
  const { t } = useKindlerTranslation();
  return judgeWhole(props.answer) === 'agrees' ? (
    <Empty title={t('drift.none')}>{t('drift.noneHelp')}</Empty>
  ) : (
    <Empty title={t('drift.noneKnown')}>{t('drift.noneKnownHelp')}</Empty>
  );
}

/**
 * The sets that environments are in, whether they agree, and what differs.
 */
export function DriftPage() {
  const { t } = useKindlerTranslation();
  const filters: ListFilter[] = [
    {
      name: 'kind',
      label: t('drift.kindLabel'),
      options: DRIFT_KINDS.map(id => ({ id, label: t(`drift.kind.${id}`) })),
    },
  ];
  const state = useListState(filters);
  const resource = useDrift(state.query);
  const steady = useSteadyResource(resource);
  return (
    <KindlerContainer>
      <Flex direction="column" gap="4">
        {steady.data && (
          // What is wrong with the answer stands once, at the list.
          <ResourceView resource={steady} isCompact>
            {answer => <DriftSets answer={answer} />}
          </ResourceView>
        )}
        <ListTable<DriftItem, DriftList>
          label={t('page.drift')}
          columns={driftColumns(t)}
          filters={filters}
          state={state}
          resource={resource}
          idOf={({ subject, source }) => `${subject} ${source}`}
          counts={({ summary }) => <KindCounts summary={summary} />}
          empty={answer => <NoDrift answer={answer} />}
        />
      </Flex>
    </KindlerContainer>
  );
}
