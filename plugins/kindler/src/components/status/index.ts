export { Age, useAge } from './Age';
export { RoleLabel } from './RoleLabel';
export { Since } from './Since';
export { StatusChip, type Tone } from './StatusChip';
export { VERDICT_TONES, VerdictChip } from './VerdictChip';
