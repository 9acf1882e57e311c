import {
  isLeaderRole,
  type MemberRole,
} from '@kindler/backstage-plugin-kindler-common';
import { RiStarFill } from '@remixicon/react';
import { useKindlerTranslation } from '../../translation';
import { StatusChip } from './StatusChip';

/**
 * Role of a member in Patroni's word; leaders stand out.
 */
export function RoleLabel(props: { role: MemberRole }) {
  const { role } = props;
  const { t } = useKindlerTranslation();
  if (isLeaderRole(role)) {
    return (
      <StatusChip
        tone="info"
        icon={<RiStarFill size={12} aria-hidden="true" />}
      >
        {t(`role.${role}`)}
      </StatusChip>
    );
  }
  return <span>{t(`role.${role}`)}</span>;
}
