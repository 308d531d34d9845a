package io.qubridge.app.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a run's paid jobs are kept and capped, so that a run that is continued meets its own jobs
 * again. The journal knows from where on the caps count.
 *
 * @param scope the run's id, under which the journal has its jobs; empty for a command that keeps
 *     no run
 * @param journal where the journal is, as {@link io.qubridge.app.journal.JournalPlace#of} takes it
 * @param maxCost the most US dollars
 * @param maxQpuSeconds the most seconds on quantum processors
 */
@JsonIgnoreProperties("begun") // a time, in runs of earlier versions
public record RunLedger(
    String scope,
    String journal,
    Optional<BigDecimal> maxCost,
    Optional<BigDecimal> maxQpuSeconds) {}
