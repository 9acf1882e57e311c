export { formatBytes } from './formatBytes';
export { formatDuration } from './formatDuration';
export { formatLag } from './formatLag';
export { formatMilliseconds } from './formatMilliseconds';
export { formatServerVersion } from './formatServerVersion';
export { formatTime } from './formatTime';
