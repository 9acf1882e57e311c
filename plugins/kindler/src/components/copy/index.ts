export { CopyButton } from './CopyButton';
export { CopyTextButton } from './CopyTextButton';
