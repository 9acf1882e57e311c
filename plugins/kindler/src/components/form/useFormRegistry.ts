import { getDefaultRegistry } from '@rjsf/core';
import {
  createSchemaUtils,
  type Registry,
  type ValidatorType,
} from '@rjsf/utils';
import { useMemo } from 'react';
import { CheckboxWidget, InputTemplate, SelectWidget } from './inputs';
import {
  ArrayItemTemplate,
  ArrayTemplate,
  FieldTemplate,
  ObjectTemplate,
} from './templates';

/** The server checks what is filled in. */
const UNCHECKED: ValidatorType = {
  isValid: () => true,
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  rawValidation: () => ({}),
  toErrorList: () => [],
};

/**
 * What forms for JSON schemas are made of in dialogs: the components of Backstage UI.
 */
export function useFormRegistry(): Registry {
  return useMemo(() => {
    const { widgets, templates, ...registry } = getDefaultRegistry();
    return {
      ...registry,
      schemaUtils: createSchemaUtils(UNCHECKED, {}),
      widgets: { ...widgets, CheckboxWidget, SelectWidget },
      templates: {
        ...templates,
        ArrayFieldItemTemplate: ArrayItemTemplate,
        ArrayFieldTemplate: ArrayTemplate,
        BaseInputTemplate: InputTemplate,
        FieldTemplate,
        ObjectFieldTemplate: ObjectTemplate,
      },
    };
  }, []);
}
