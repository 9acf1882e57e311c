import { Radio, RadioGroup } from '@backstage/ui';
import type { Route } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';

/** Asks for the target that a route is to lead to. */
export function TargetChoice(props: {
  route: Route;
  label?: string;
  value: string;
  onChange: (target: string) => void;
}) {
  const { route, label, value, onChange } = props;
  const { t } = useKindlerTranslation();
  return (
    <RadioGroup
      label={label ?? t('switch.target')}
      value={value}
      onChange={onChange}
    >
      {route.targets.map(target => (
        <Radio
          key={target.name}
          value={target.name}
          isDisabled={target.state === 'active'}
        >
          {`${target.title ?? target.name} · ${target.database} (${t(
            `target.state.${target.state}`,
          )})`}
        </Radio>
      ))}
    </RadioGroup>
  );
}
