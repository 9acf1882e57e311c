import { Button, Menu, MenuTrigger } from '@backstage/ui';
import type {
  Database,
  DatabaseActionKind,
} from '@kindler/backstage-plugin-kindler-common';
import { RiArrowDownSLine } from '@remixicon/react';
import { useState } from 'react';
import { useKindlerTranslation } from '../../translation';
import { actionItem } from './actionItem';
import { nameOf } from './actionChoice';
import { ActionDialog } from './ActionDialog';
import { menuStyle } from './menuStyle';
import { useAllowedActions } from './useAllowedActions';

/** Shows the available actions on a database cluster for users with the permission; nothing if there are none. */
export function DatabaseActionMenu(props: { database: Database }) {
  const { database } = props;
  const { t } = useKindlerTranslation();
  const [open, setOpen] = useState<DatabaseActionKind>();
  const actions = useAllowedActions(database);
  return (
    <>
      {actions.length > 0 && (
        <MenuTrigger>
          <Button
            size="small"
            variant="secondary"
            iconEnd={<RiArrowDownSLine aria-hidden="true" />}
          >
            {t('databaseAction.menu')}
          </Button>
          <Menu
            aria-label={t('databaseAction.menuOf', { name: database.name })}
            placement="bottom end"
            style={menuStyle}
            onAction={key => setOpen(key as DatabaseActionKind)}
          >
            {actions.map(action =>
              actionItem(
                action,
                t(`databaseAction.open.${nameOf(action, database)}`),
              ),
            )}
          </Menu>
        </MenuTrigger>
      )}
      <ActionDialog
        database={database}
        action={open}
        onClose={() => setOpen(undefined)}
      />
    </>
  );
}
