/** What a container gets that says nothing of itself: without it the quota would refuse its pod. */
export const CONTAINER = {
  limits: { cpu: '500m', memory: '512Mi' },
  requests: { cpu: '100m', memory: '128Mi' },
};

/** The smallest quota that one such container fits into. */
export const SMALLEST = { ...CONTAINER.limits, storage: '1Gi' };
