import { Button } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useState } from 'react';
import { useKindlerTranslation } from '../../translation';
import { copyText } from './copyText';

/** A labelled button that copies a text, which is built when it is pressed. The label says whether that succeeded. */
export function CopyTextButton(props: {
  makeText: () => string;
  label: string;
}) {
  const { makeText, label } = props;
  const { t } = useKindlerTranslation();
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  const Icon = outcome === 'copied' ? RiCheckLine : RiFileCopyLine;
  return (
    <Button
      size="small"
      variant="secondary"
      iconStart={<Icon aria-hidden="true" />}
      onPress={async () =>
        setOutcome((await copyText(makeText())) ? 'copied' : 'failed')
      }
    >
      {outcome ? t(`copy.${outcome}`, { label }) : label}
    </Button>
  );
}
