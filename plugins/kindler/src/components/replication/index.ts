export { SlotSection } from './SlotSection';
