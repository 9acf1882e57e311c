export { kindlerTranslationRef } from './kindlerTranslationRef';
export {
  useKindlerTranslation,
  type KindlerTranslate,
} from './useKindlerTranslation';
