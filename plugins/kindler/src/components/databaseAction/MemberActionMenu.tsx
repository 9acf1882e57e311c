import { ButtonIcon, Menu, MenuTrigger } from '@backstage/ui';
import type {
  Database,
  DatabaseActionKind,
  DatabaseMember,
} from '@kindler/backstage-plugin-kindler-common';
import { RiMore2Line } from '@remixicon/react';
import { useState } from 'react';
import { useKindlerTranslation } from '../../translation';
import {
  candidates,
  MEMBER_ACTIONS,
  takesMember,
  type MemberAction,
} from './actionChoice';
import { ActionDialog } from './ActionDialog';
import { actionItem } from './actionItem';
import { menuStyle } from './menuStyle';

export interface MemberActionMenuProps {
  database: Database;
  member: DatabaseMember;
  /** Actions on the cluster that this user may take. */
  allowed: DatabaseActionKind[];
}

/** Shows the available actions on one member; nothing if there are none. */
export function MemberActionMenu(props: MemberActionMenuProps) {
  const { database, member, allowed } = props;
  const { t } = useKindlerTranslation();
  const [open, setOpen] = useState<MemberAction>();
  const actions = MEMBER_ACTIONS.filter(
    action =>
      allowed.includes(action) &&
      takesMember(action, database) &&
      candidates(action, [member], database.leader).length > 0,
  );
  const label = t('databaseAction.menuOf', { name: member.name });
  return (
    <>
      {actions.length > 0 && (
        <MenuTrigger>
          <ButtonIcon
            size="small"
            variant="tertiary"
            aria-label={label}
            icon={<RiMore2Line aria-hidden="true" />}
          />
          <Menu
            aria-label={label}
            placement="bottom end"
            style={menuStyle}
            onAction={key => setOpen(key as MemberAction)}
          >
            {actions.map(action =>
              actionItem(
                action,
                t(`databaseAction.openMember.${action}`, {
                  member: member.name,
                }),
              ),
            )}
          </Menu>
        </MenuTrigger>
      )}
      <ActionDialog
        database={database}
        action={open}
        member={member.name}
        onClose={() => setOpen(undefined)}
      />
    </>
  );
}
