export { kindlerTranslationRef } from './kindlerTranslationRef';
export {
  useKindlerTranslation,
  type KindlerTranslate,
} from './useKindlerTranslation';
export { useSourceText } from './useSourceText';
export { useWording } from './useWording';
