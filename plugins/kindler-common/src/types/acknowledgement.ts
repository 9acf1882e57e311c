/**
 * A person has taken note of a finding that would stay for ever, e.g. that committed writes were lost.
 * @public
 */
export interface AcknowledgeRequest {
  /** Code of the finding. */
  finding: string;
  reason: string;
}
