package io.qubridge.spi;

import io.qubridge.execution.RequestId;
import java.io.Serializable;
import java.time.Instant;

/**
 * Names a job so that another process can take it up.
 *
 * @param backend the id of the provider
 * @param jobId the provider's id of the job
 * @param requestId the request that it runs
 * @param digest the request's {@link io.qubridge.support.RequestDigest}, so that a job is not taken
 *     for another request's; empty where the backend cannot resume jobs, or was asked for a job by
 *     its request's id alone
 * @param submitted when the backend accepted it
 */
public record JobHandle(
    String backend, String jobId, RequestId requestId, String digest, Instant submitted)
    implements Serializable {}
