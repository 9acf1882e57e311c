/**
 * Shows an extension only to those who may see that Kindler exists. Evaluated once, when the app starts.
 */
export const mayView = { permissions: { $contains: 'kindler.view.read#read' } };
