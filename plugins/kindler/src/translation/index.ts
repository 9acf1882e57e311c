export { kindlerTranslationRef } from './kindlerTranslationRef';
export {
  useKindlerTranslation,
  type KindlerTranslate,
} from './useKindlerTranslation';
export { sayWith } from './sayWith';
export { sayWording, type TranslateWording } from './sayWording';
export { useEvidenceTexts } from './useEvidenceTexts';
export { useFaultTexts } from './useFaultTexts';
export { useWording } from './useWording';
export { useSourceText } from './useSourceText';
