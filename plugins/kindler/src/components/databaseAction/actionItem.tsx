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

/** Throws data away. */
export function isDestructive(action: DatabaseActionKind): boolean {
  return action === 'reinitialize';
}

/**
 * An action as an item of a menu.
 */
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
