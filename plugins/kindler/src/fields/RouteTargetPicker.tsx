import { Text } from '@backstage/ui';
import { TargetChoice, useRoute } from '../components/route';
import { ResourceView } from '../components/state';
import { useKindlerTranslation } from '../translation';
import { siblingValue, type FieldProps } from './FieldProps';

/** A field in which a target of the route is chosen that the field `route` names. */
export function RouteTargetPicker(props: FieldProps<string>) {
  const route = siblingValue(props, 'route');
  const { t } = useKindlerTranslation();
  return typeof route === 'string' && route ? (
    <Targets {...props} route={route} />
  ) : (
    <Text as="p">{t('field.chooseRoute')}</Text>
  );
}

function Targets(props: FieldProps<string> & { route: string }) {
  const { route, formData, onChange, schema } = props;
  const resource = useRoute(route);
  return (
    <ResourceView resource={resource}>
      {({ item }) => (
        <TargetChoice
          route={item}
          label={schema.title}
          value={formData ?? ''}
          onChange={onChange}
        />
      )}
    </ResourceView>
  );
}
