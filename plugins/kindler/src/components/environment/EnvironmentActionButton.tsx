import type { ResourcePermission } from '@backstage/plugin-permission-common';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Dialog, DialogTrigger } from '@backstage/ui';
import type { Environment } from '@kindler/backstage-plugin-kindler-common';
import { useState, type PropsWithChildren, type ReactElement } from 'react';

export interface EnvironmentActionButtonProps {
  environment: Environment;
  permission: ResourcePermission;
  label: string;
  icon: ReactElement;
  isDisabled?: boolean;
  isDestructive?: boolean;
  /** A press beside the dialog does not close it: what it shows is shown once. */
  isKept?: boolean;
  isOpenAtFirst?: boolean;
  onClose?: () => void;
}

/**
 * A button that opens the dialog of an action on an environment, for those who may.
 */
export function EnvironmentActionButton(
  props: PropsWithChildren<EnvironmentActionButtonProps>,
) {
  const { environment, permission, label, icon, children, onClose } = props;
  const [isOpen, setIsOpen] = useState(props.isOpenAtFirst ?? false);
  const { allowed } = usePermission({
    permission,
    resourceRef: environment.name,
  });
  if (!allowed) {
    return null;
  }
  const change = (next: boolean) => {
    setIsOpen(next);
    if (!next) {
      onClose?.();
    }
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={change}>
      <Button
        size="small"
        variant="secondary"
        destructive={props.isDestructive}
        isDisabled={props.isDisabled}
        iconStart={icon}
      >
        {label}
      </Button>
      <Dialog width={560} isDismissable={!props.isKept}>
        {children}
      </Dialog>
    </DialogTrigger>
  );
}
