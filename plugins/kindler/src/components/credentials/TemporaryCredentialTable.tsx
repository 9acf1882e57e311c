import { ButtonIcon, Dialog, DialogTrigger, Flex, Text } from '@backstage/ui';
import type { TemporaryCredential } from '@kindler/backstage-plugin-kindler-common';
import { RiDeleteBinLine } from '@remixicon/react';
import { formatTime } from '../../format';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import { Code, DataTable, type DataTableColumn } from '../layout';
import { Age, StatusChip } from '../status';
import { RevokeCredentialDialog } from './RevokeCredentialDialog';

function Sessions(props: { credential: TemporaryCredential }) {
  const { sessions, lastActiveAt } = props.credential;
  return (
    <Flex direction="column" gap="0">
      <span>{sessions}</span>
      {lastActiveAt && (
        <Text as="span" variant="body-small" color="secondary">
          <Age at={lastActiveAt} />
        </Text>
      )}
    </Flex>
  );
}

function columnsOf(
  name: string,
  t: KindlerTranslate,
): DataTableColumn<TemporaryCredential>[] {
  return [
    {
      id: 'id',
      label: t('connection.user'),
      isRowHeader: true,
      cell: ({ id }) => <Code>{id}</Code>,
    },
    {
      id: 'requester',
      label: t('credentials.requester'),
      cell: ({ requester }) => requester ?? t('word.unknown'),
    },
    {
      id: 'reason',
      label: t('plan.reason'),
      isLong: true,
      cell: ({ reason }) => reason ?? '–',
    },
    {
      id: 'issuedAt',
      label: t('credentials.issuedAt'),
      cell: ({ issuedAt }) =>
        issuedAt ? <Age at={issuedAt} /> : t('word.unknown'),
    },
    {
      id: 'validUntil',
      label: t('credentials.validUntil'),
      cell: ({ state, validUntil }) =>
        state === 'ending' ? (
          <StatusChip tone="warning">{t('credentials.ending')}</StatusChip>
        ) : (
          (validUntil && formatTime(validUntil)) ?? t('word.unknown')
        ),
    },
    {
      id: 'sessions',
      label: t('credentials.sessions'),
      isNumber: true,
      cell: credential => <Sessions credential={credential} />,
    },
    {
      id: 'actions',
      label: t('credentials.revoke'),
      isMenu: true,
      cell: ({ id }) => (
        <DialogTrigger>
          <ButtonIcon
            size="small"
            variant="secondary"
            aria-label={t('credentials.revokeOpen')}
            icon={<RiDeleteBinLine aria-hidden="true" />}
          />
          <Dialog width={560}>
            <RevokeCredentialDialog name={name} id={id} />
          </Dialog>
        </DialogTrigger>
      ),
    },
  ];
}

/** Temporary credentials of an environment; never a password. */
export function TemporaryCredentialTable(props: {
  name: string;
  items: TemporaryCredential[];
}) {
  const { name, items } = props;
  const { t } = useKindlerTranslation();
  return (
    <DataTable
      label={t('credentials.title')}
      isDense
      columns={columnsOf(name, t)}
      rows={items}
      empty={t('credentials.none')}
    />
  );
}
