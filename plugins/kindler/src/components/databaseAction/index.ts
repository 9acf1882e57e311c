export { MEMBER_ACTIONS } from './actionChoice';
export { DatabaseActionMenu } from './DatabaseActionMenu';
export { MemberActionMenu } from './MemberActionMenu';
export { useAllowedActions } from './useAllowedActions';
