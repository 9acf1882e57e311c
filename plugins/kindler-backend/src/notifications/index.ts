export { ExpiryNotices } from './ExpiryNotices';
export { OwnerNotifier, type OwnerNotifierOptions } from './OwnerNotifier';
