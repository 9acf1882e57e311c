export { DiscoverButton } from './DiscoverButton';
