/** The keys that data at rest is encrypted with. */
export interface EncryptionSpec {
  /**
   * `aws-managed`: S3 and ECR with AES-256, logs and topics with the service's own keys; free.
   * `customer-managed`: one KMS key of the pipeline's own, rotated every year, for buckets, images,
   * logs and topics; about one dollar a month.
   * @default "aws-managed"
   */
  readonly key?: 'aws-managed' | 'customer-managed';
  /**
   * Days between the key's deletion and its end; within them it can be restored.
   * @minimum 7
   * @maximum 30
   * @asType integer
   * @default 30
   */
  readonly deletionWindowDays?: number;
}
