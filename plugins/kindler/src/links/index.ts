export { linksBelow, type KindlerLinks } from './KindlerLinks';
export { KindlerLinksContext } from './KindlerLinksContext';
export { ENVIRONMENT_TEMPLATE, useKindlerLinks } from './useKindlerLinks';
