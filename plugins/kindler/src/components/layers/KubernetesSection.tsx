import { Flex } from '@backstage/ui';
import type {
  KubernetesLayers,
  KubernetesPod,
  KubernetesService,
} from '@kindler/backstage-plugin-kindler-common';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import { DataTable, Section, type DataTableColumn } from '../layout';
import { Age, StatusChip, type Tone } from '../status';

type PodRow = KubernetesPod & { id: string };
type ServiceRow = KubernetesService & { id: string };

const TONES: Record<string, Tone> = {
  true: 'positive',
  false: 'negative',
  unknown: 'neutral',
};

function YesNo(props: { value: boolean | 'unknown' }) {
  const { value } = props;
  const { t } = useKindlerTranslation();
  const words = { true: 'yes', false: 'no', unknown: 'unknown' } as const;
  return (
    <StatusChip tone={TONES[`${value}`]} isQuiet>
      {t(`word.${words[`${value}`]}`)}
    </StatusChip>
  );
}

function containerText(
  { name, state, reason, restarts }: KubernetesPod['containers'][number],
  t: KindlerTranslate,
): string {
  const how = [state, reason].filter(Boolean).join(' ');
  return `${name}: ${how || t('word.unknown')}, ${t('layers.restarts', {
    restarts: String(restarts),
  })}`;
}

function podColumns(t: KindlerTranslate): DataTableColumn<PodRow>[] {
  return [
    {
      id: 'name',
      label: t('layers.pod'),
      isRowHeader: true,
      cell: ({ name }) => <strong>{name}</strong>,
    },
    {
      id: 'set',
      label: t('layers.instanceSet'),
      cell: ({ instanceSet }) => instanceSet ?? '–',
    },
    {
      id: 'phase',
      label: t('layers.phase'),
      cell: ({ phase, deleting }) =>
        deleting ? t('layers.deleting') : phase ?? t('word.unknown'),
    },
    {
      id: 'ready',
      label: t('layers.ready'),
      cell: ({ ready }) => <YesNo value={ready} />,
    },
    {
      id: 'containers',
      label: t('layers.containers'),
      isLong: true,
      cell: ({ containers }) =>
        containers.map(each => containerText(each, t)).join(' · ') || '–',
    },
  ];
}

function serviceColumns(t: KindlerTranslate): DataTableColumn<ServiceRow>[] {
  return [
    {
      id: 'name',
      label: 'Service',
      isRowHeader: true,
      cell: ({ name }) => <strong>{name}</strong>,
    },
    {
      id: 'leads',
      label: t('layers.leadsTo'),
      cell: ({ leadsTo }) => t(`layers.leads.${leadsTo}`),
    },
    {
      id: 'endpoints',
      label: 'Endpoints',
      isLong: true,
      cell: ({ endpoints, pods }) => [...endpoints, ...pods].join(', ') || '–',
    },
    {
      id: 'agrees',
      label: t('layers.agrees'),
      cell: ({ agrees }) => <YesNo value={agrees} />,
    },
  ];
}

/** Shows the Kubernetes objects behind a database cluster: pods with their containers, and where each Service leads. */
export function KubernetesSection(props: { layers: KubernetesLayers }) {
  const { layers } = props;
  const { t } = useKindlerTranslation();
  return (
    <Section
      title={`Kubernetes, ${layers.namespace}`}
      aside={<Age at={layers.observedAt} />}
    >
      <Flex direction="column" gap="4">
        <DataTable
          label={t('layers.pods')}
          isDense
          columns={podColumns(t)}
          rows={layers.pods.map(pod => ({ ...pod, id: pod.name }))}
        />
        <DataTable
          label="Services"
          isDense
          columns={serviceColumns(t)}
          rows={layers.services.map(each => ({ ...each, id: each.name }))}
        />
      </Flex>
    </Section>
  );
}
