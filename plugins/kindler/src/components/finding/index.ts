export { EvidenceList } from './EvidenceList';
export { EvidenceText } from './EvidenceText';
export { findingKey } from './findingKey';
export { FindingHeads } from './FindingHeads';
export { FindingList } from './FindingList';
export { decisiveOf, groupByCause, type Cause } from './groupByCause';
export { groupFindings, type FindingGroup } from './groupFindings';
export { sortFindings } from './sortFindings';
export { useFindingTexts } from './useFindingTexts';
