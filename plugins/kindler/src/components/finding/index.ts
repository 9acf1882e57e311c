export { FindingItem } from './FindingItem';
export { findingKey, FindingList } from './FindingList';
export { sortFindings } from './sortFindings';
export { useFindingTexts } from './useFindingTexts';
