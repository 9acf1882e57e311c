import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
} from '@backstage/ui';
import {
  databaseAcknowledgePermission,
  type Finding,
} from '@kindler/backstage-plugin-kindler-common';
import { useState } from 'react';
import { kindlerApiRef } from '../../apis';
import { useResourceHub } from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { ReasonField, useAction } from '../action';
import { ErrorAlert } from '../state';

/** Findings that stay until a person acknowledges them. */
const STAYING = ['timeline-went-back'];

function AcknowledgeDialog(props: { finding: Finding }) {
  const { code, subject } = props.finding;
  const { t } = useKindlerTranslation();
  const api = useApi(kindlerApiRef);
  const hub = useResourceHub();
  const [reason, setReason] = useState('');
  const acknowledge = useAction(async () => {
    await api.acknowledgeFinding(subject.name, {
      finding: code,
      reason: reason.trim(),
    });
    hub.invalidate('database', [subject.name]);
  });
  return (
    <>
      <DialogHeader>{t('acknowledge.title')}</DialogHeader>
      <DialogBody>
        {t('acknowledge.explained')}
        <ReasonField value={reason} onChange={setReason} />
        {acknowledge.error && <ErrorAlert error={acknowledge.error} />}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('action.cancel')}
        </Button>
        <Button
          variant="primary"
          isDisabled={reason.trim() === ''}
          isPending={acknowledge.isRunning}
          onPress={acknowledge.run}
        >
          {t('acknowledge.start')}
        </Button>
      </DialogFooter>
    </>
  );
}

/**
 * Acknowledges a finding that would otherwise stay for ever, with a reason. Rendered only for users with the
 * permission, and only for such findings.
 */
export function AcknowledgeButton(props: { finding: Finding }) {
  const { finding } = props;
  const { t } = useKindlerTranslation();
  const { allowed } = usePermission({
    permission: databaseAcknowledgePermission,
    resourceRef: finding.subject.name,
  });
  if (
    !allowed ||
    finding.subject.kind !== 'database' ||
    !STAYING.includes(finding.code)
  ) {
    return null;
  }
  return (
    <DialogTrigger>
      <Button size="small" variant="secondary">
        {t('acknowledge.open')}
      </Button>
      <Dialog width={520}>
        <AcknowledgeDialog finding={finding} />
      </Dialog>
    </DialogTrigger>
  );
}
