export { allocationHints, freeHints } from './allocationHints';
export {
  RegistrationChoices,
  type ChosenRegistration,
} from './RegistrationChoices';
export { unavailability } from './unavailability';
export { useProviders } from './useProviders';
