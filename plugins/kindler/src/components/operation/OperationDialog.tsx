import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import type { ReactNode } from 'react';
import { useKindlerTranslation } from '../../translation';
import type { Action } from '../action';
import { ErrorAlert } from '../state';
import { OperationProgress } from './OperationProgress';

export interface OperationDialogProps {
  title: string;
  /** Starts the operation and gives its id. */
  start: Action<string>;
  startLabel: string;
  /** Whether all is there that it needs. */
  isReady: boolean;
  isDestructive?: boolean;
  /** What is to be chosen and known before it starts. */
  children: ReactNode;
  /** Shown below the steps, once it has started. */
  after?: ReactNode;
}

/**
 * Within a dialog: what to choose and to know, the button that starts an operation, and then the operation to its end.
 */
export function OperationDialog(props: OperationDialogProps) {
  const { title, start, startLabel, isReady, isDestructive, children, after } =
    props;
  const { t } = useKindlerTranslation();
  return (
    <>
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        {start.result ? (
          <>
            <OperationProgress id={start.result} />
            {after}
          </>
        ) : (
          children
        )}
        {start.error && <ErrorAlert error={start.error} />}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {start.result ? t('action.close') : t('action.cancel')}
        </Button>
        {!start.result && (
          <Button
            variant="primary"
            destructive={isDestructive}
            isDisabled={!isReady}
            isPending={start.isRunning}
            onPress={start.run}
          >
            {startLabel}
          </Button>
        )}
      </DialogFooter>
    </>
  );
}
