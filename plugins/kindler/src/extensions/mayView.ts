/** Shows an extension only to users who may see that Kindler exists. Evaluated once, when the app starts. */
export const mayView = { permissions: { $contains: 'kindler.view.read#read' } };
