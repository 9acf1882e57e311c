import { TextField } from '@backstage/ui';
import { useKindlerTranslation } from '../../translation';

/** Maximum length of a reason in the API. */
const LONGEST = 500;

export interface ReasonFieldProps {
  value: string;
  onChange: (reason: string) => void;
  /** Says where the reason is kept; by default, with the operation. */
  help?: string;
  isOptional?: boolean;
}

/** Asks why a person acts. Most actions require a reason. */
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
