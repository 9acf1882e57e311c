import { ButtonIcon } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useState } from 'react';
import { useKindlerTranslation } from '../../translation';
import { copyText } from './copyText';

/** Copies a text. Its name says whether that succeeded. */
export function CopyButton(props: { text: string; label: string }) {
  const { text, label } = props;
  const { t } = useKindlerTranslation();
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  const name = outcome ? t(`copy.${outcome}`, { label }) : label;
  return (
    <ButtonIcon
      size="small"
      variant="tertiary"
      aria-label={name}
      icon={
        outcome === 'copied' ? (
          <RiCheckLine aria-hidden="true" />
        ) : (
          <RiFileCopyLine aria-hidden="true" />
        )
      }
      onPress={async () =>
        setOutcome((await copyText(text)) ? 'copied' : 'failed')
      }
    />
  );
}
