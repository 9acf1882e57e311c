export { errorsBelow } from './errorsBelow';
export { FieldErrors } from './FieldErrors';
export { fittingValue } from './fittingValue';
export { NestedForm, type SurroundingForm } from './NestedForm';
export { onlyChoices } from './onlyChoices';
export { useFormRegistry } from './useFormRegistry';
export { useSettled } from './useSettled';
