import { Dialog } from '@backstage/ui';
import type {
  Database,
  DatabaseActionKind,
} from '@kindler/backstage-plugin-kindler-common';
import { useEffect, useState } from 'react';
import { ActionDialogContent } from './ActionDialogContent';

export interface ActionDialogProps {
  database: Database;
  /** The dialog is closed if this is undefined. */
  action: DatabaseActionKind | undefined;
  /** The preselected member. */
  member?: string;
  onClose: () => void;
}

/** The dialog of an action. Its content stays while it closes. */
export function ActionDialog(props: ActionDialogProps) {
  const { database, action, member, onClose } = props;
  const [shown, setShown] = useState(action);
  useEffect(() => {
    if (action) {
      setShown(action);
    }
  }, [action]);
  const current = action ?? shown;
  return (
    <Dialog
      width={640}
      isOpen={action !== undefined}
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      {current && (
        <ActionDialogContent
          database={database}
          action={current}
          member={member}
        />
      )}
    </Dialog>
  );
}
