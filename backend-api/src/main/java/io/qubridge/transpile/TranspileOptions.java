package io.qubridge.transpile;

import java.io.Serializable;
import java.util.Objects;

/**
 * How to transpile.
 *
 * @param seed decides between equal choices; equal seeds give equal circuits
 * @param parametrizedBlocks what becomes of two-qubit blocks with parameters
 */
public record TranspileOptions(long seed, ParametrizedBlocks parametrizedBlocks)
    implements Serializable {
  /** Seed 0, gates with parameters kept. */
  public static final TranspileOptions DEFAULT =
      new TranspileOptions(0, ParametrizedBlocks.KEEP_GATES);

  /** Checks that all is there. */
  public TranspileOptions {
    Objects.requireNonNull(parametrizedBlocks, "parametrizedBlocks");
  }

  /** What becomes of two-qubit blocks whose gates have parameters. */
  public enum ParametrizedBlocks {
    /**
     * Their gates stay; the ISA circuit has the same parameters as the logical one, and its angles
     * are affine in them.
     */
    KEEP_GATES,
    /**
     * Each block on one pair becomes a template of at most three two-qubit gates. The ISA circuit
     * gets further parameters, whose values {@link TranspileResult#bind} computes for each row.
     * Derivatives by them say nothing about the logical parameters: differentiate the logical
     * circuit.
     */
    RESYNTHESIZE_ROWS
  }

  /** These options with another seed. */
  public TranspileOptions withSeed(long other) {
    return new TranspileOptions(other, parametrizedBlocks);
  }
}
