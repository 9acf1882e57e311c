export { OwnerNotifier, type OwnerNotifierOptions } from './OwnerNotifier';
