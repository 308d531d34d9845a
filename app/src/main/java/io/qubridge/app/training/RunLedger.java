package io.qubridge.app.training;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a run's paid jobs are kept and capped, so that a run that is continued meets its own jobs
 * again.
 *
 * @param scope the run's id, under which the journal has its jobs; empty for a command that keeps
 *     no run
 * @param begun when it began, in milliseconds since 1970, UTC: the caps count from then
 * @param journal where the journal is, as {@link io.qubridge.app.journal.JournalPlace#of} takes it
 * @param maxCost the most US dollars
 * @param maxQpuSeconds the most seconds on quantum processors
 */
public record RunLedger(
    String scope,
    long begun,
    String journal,
    Optional<BigDecimal> maxCost,
    Optional<BigDecimal> maxQpuSeconds) {}
