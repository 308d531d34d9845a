package io.qubridge.braket.task;

import io.qubridge.braket.device.DeviceArn;
import java.net.URI;
import java.util.Optional;

/**
 * How to reach a device. Holds no credentials: those come from AWS's own chain.
 *
 * @param device what runs the tasks
 * @param region where; the ARN's, the user's, or what AWS's chain says
 * @param profile the AWS profile that gives credentials and region
 * @param bucket the S3 bucket for results; the account's default bucket where absent
 * @param prefix the folder in the bucket
 * @param endpoint the Braket service, if not AWS's own
 * @param s3Endpoint S3, if not AWS's own
 */
public record AwsAccess(
    DeviceArn device,
    Optional<String> region,
    Optional<String> profile,
    Optional<String> bucket,
    String prefix,
    Optional<URI> endpoint,
    Optional<URI> s3Endpoint) {}
