export { mergePages, type Page } from './mergePages';
export { MoreButton } from './MoreButton';
export { usePages, type Pages } from './usePages';
