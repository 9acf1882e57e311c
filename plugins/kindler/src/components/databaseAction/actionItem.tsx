import { MenuItem } from '@backstage/ui';
import type { DatabaseActionKind } from '@kindler/backstage-plugin-kindler-common';
import {
  RiCalendarCloseLine,
  RiPauseCircleLine,
  RiPlayCircleLine,
  RiRefreshLine,
  RiRestartLine,
  RiArrowLeftRightLine,
} from '@remixicon/react';

const ICONS: Record<DatabaseActionKind, typeof RiArrowLeftRightLine> = {
  switchover: RiArrowLeftRightLine,
  'cancel-switchover': RiCalendarCloseLine,
  restart: RiRestartLine,
  reinitialize: RiRefreshLine,
  pause: RiPauseCircleLine,
  resume: RiPlayCircleLine,
};

/** Whether an action deletes data. */
export function isDestructive(action: DatabaseActionKind): boolean {
  return action === 'reinitialize';
}

/** Renders an action as a menu item. */
export function actionItem(action: DatabaseActionKind, label: string) {
  const Icon = ICONS[action];
  return (
    <MenuItem
      key={action}
      id={action}
      textValue={label}
      color={isDestructive(action) ? 'danger' : 'primary'}
      iconStart={<Icon aria-hidden="true" />}
    >
      {label}
    </MenuItem>
  );
}
