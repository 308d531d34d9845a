package io.qubridge.journal;

import io.qubridge.spi.JobHandle;
import io.qubridge.spi.JobStatus;

/**
 * News of a job.
 *
 * @param entry the id of its entry
 * @param job names it
 * @param status how far it has come
 * @param spent what all jobs of the budget have cost so far
 */
public record JobProgress(long entry, JobHandle job, JobStatus status, Spent spent) {}
