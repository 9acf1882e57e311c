import { TextField } from '@backstage/ui';
import { useKindlerTranslation } from '../../translation';

/** Longest reason that the API takes. */
const LONGEST = 500;

export interface ReasonFieldProps {
  value: string;
  onChange: (reason: string) => void;
  /** Where it is kept; with the operation when it is left out. */
  help?: string;
  isOptional?: boolean;
}

/**
 * Why a person acts. Most actions are not started without it.
 */
export function ReasonField(props: ReasonFieldProps) {
  const { value, onChange, help, isOptional } = props;
  const { t } = useKindlerTranslation();
  return (
    <TextField
      label={t('plan.reason')}
      description={help ?? t('plan.reasonHelp')}
      isRequired={!isOptional}
      maxLength={LONGEST}
      value={value}
      onChange={onChange}
    />
  );
}
