export { AlarmStore } from './AlarmStore';
export { OwnerNotifier, type OwnerNotifierOptions } from './OwnerNotifier';
