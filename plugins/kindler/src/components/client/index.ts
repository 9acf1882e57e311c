export { ClientChip } from './ClientChip';
export { CLIENT_TONES } from './clientTones';
export { connectMs } from './connectMs';
export { clientOf, movedRoutes } from './clientOf';
