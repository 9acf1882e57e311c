import { Button, ButtonIcon, Flex, Text } from '@backstage/ui';
import {
  getUiOptions,
  type ArrayFieldTemplateItemType,
  type ArrayFieldTemplateProps,
  type FieldTemplateProps,
  type ObjectFieldTemplateProps,
} from '@rjsf/utils';
import { RiAddLine, RiDeleteBinLine } from '@remixicon/react';
import type { PropsWithChildren } from 'react';
import { useKindlerTranslation } from '../../translation';
import { FieldErrors } from './FieldErrors';

/** Inputs show label, help and errors by themselves; what is wrong with a group is shown below it. */
export function FieldTemplate(props: FieldTemplateProps) {
  const { children, hidden, rawErrors, schema } = props;
  const isGroup = schema.type === 'object' || schema.type === 'array';
  return hidden ? (
    <div hidden>{children}</div>
  ) : (
    <Flex direction="column" gap="1">
      {children}
      {isGroup && <FieldErrors errors={rawErrors} />}
    </Flex>
  );
}

function Group(
  props: PropsWithChildren<{ title?: string; description?: string }>,
) {
  const { title, description, children } = props;
  return (
    <Flex direction="column" gap="3" role="group" aria-label={title}>
      {title && (
        <Text as="span" weight="bold">
          {title}
        </Text>
      )}
      {description && (
        <Text as="span" variant="body-small" color="secondary">
          {description}
        </Text>
      )}
      {children}
    </Flex>
  );
}

export function ObjectTemplate(props: ObjectFieldTemplateProps) {
  const { title, schema, uiSchema, properties } = props;
  const hasLabel = getUiOptions(uiSchema).label !== false;
  return (
    <Group
      title={hasLabel ? title : undefined}
      description={hasLabel ? schema.description : undefined}
    >
      {properties.map(({ name, content }) => (
        <div key={name}>{content}</div>
      ))}
    </Group>
  );
}

export function ArrayTemplate(props: ArrayFieldTemplateProps) {
  const { title, schema, items, canAdd, onAddClick, disabled } = props;
  const { t } = useKindlerTranslation();
  return (
    <Group title={title} description={schema.description}>
      {items.map(({ key, ...item }) => (
        <ArrayItemTemplate key={key} {...item} />
      ))}
      {canAdd && (
        <Button
          size="small"
          variant="secondary"
          isDisabled={disabled}
          iconStart={<RiAddLine aria-hidden="true" />}
          style={{ alignSelf: 'start' }}
          onPress={() => onAddClick()}
        >
          {t('field.add', { title })}
        </Button>
      )}
    </Group>
  );
}

export function ArrayItemTemplate(
  props: Omit<ArrayFieldTemplateItemType, 'key'>,
) {
  const { children, hasRemove, index, onDropIndexClick, disabled } = props;
  const { t } = useKindlerTranslation();
  return (
    <Flex align="center" gap="2">
      <div style={{ flex: 1, minWidth: 0 }}>{children}</div>
      {hasRemove && (
        <ButtonIcon
          size="small"
          variant="tertiary"
          isDisabled={disabled}
          aria-label={t('field.remove', { number: String(index + 1) })}
          icon={<RiDeleteBinLine aria-hidden="true" />}
          onPress={() => onDropIndexClick(index)()}
        />
      )}
    </Flex>
  );
}
