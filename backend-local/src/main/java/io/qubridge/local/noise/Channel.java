package io.qubridge.local.noise;

/**
 * One physical error process that follows a gate.
 *
 * <p>Every strength is checked to give a completely positive, trace-preserving map; M. A. Nielsen
 * and I. L. Chuang, "Quantum Computation and Quantum Information", section 8.3.
 */
public sealed interface Channel {
  /** The Pauli transfer matrix on all operands of the gate; see {@link PauliTransfer}. */
  double[] transfer(int operands);

  /**
   * Replaces the state of all operands of the gate by the completely mixed one.
   *
   * @param strength p in {@code rho -> (1 - p) rho + p I / 2^k}, as Qiskit Aer counts it; 0 to
   *     {@code 4^k / (4^k - 1)}
   */
  record Depolarizing(double strength) implements Channel {
    @Override
    public double[] transfer(int operands) {
      int size = 1 << 2 * operands;
      double[] m = PauliTransfer.identity(operands);
      for (int i = 1; i < size; i++) {
        m[i * size + i] = 1 - strength;
      }
      return m;
    }
  }

  /**
   * Lets one operand fall to |0>.
   *
   * @param operand the position of the qubit among the gate's operands
   * @param strength probability to fall from |1>, 0 to 1
   */
  record AmplitudeDamping(int operand, double strength) implements Channel {
    /** Checks the probability. */
    public AmplitudeDamping {
      requireProbability("amplitude damping", strength);
    }

    @Override
    public double[] transfer(int operands) {
      double x = Math.sqrt(1 - strength);
      double[] single = {1, 0, 0, 0, 0, x, 0, 0, 0, 0, x, 0, strength, 0, 0, 1 - strength};
      return PauliTransfer.embed(single, operand, operands);
    }
  }

  /**
   * Applies Z to one operand with a probability.
   *
   * @param operand the position of the qubit among the gate's operands
   * @param probability 0 to 1
   */
  record PhaseFlip(int operand, double probability) implements Channel {
    /** Checks the probability. */
    public PhaseFlip {
      requireProbability("phase flip", probability);
    }

    @Override
    public double[] transfer(int operands) {
      double x = 1 - 2 * probability;
      double[] single = {1, 0, 0, 0, 0, x, 0, 0, 0, 0, x, 0, 0, 0, 0, 1};
      return PauliTransfer.embed(single, operand, operands);
    }
  }

  /**
   * Applies X to one operand with a probability.
   *
   * @param operand the position of the qubit among the gate's operands
   * @param probability 0 to 1
   */
  record BitFlip(int operand, double probability) implements Channel {
    /** Checks the probability. */
    public BitFlip {
      requireProbability("bit flip", probability);
    }

    @Override
    public double[] transfer(int operands) {
      double x = 1 - 2 * probability;
      double[] single = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, x, 0, 0, 0, 0, x};
      return PauliTransfer.embed(single, operand, operands);
    }
  }

  private static void requireProbability(String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(what + " of " + value + " is not in [0, 1]");
    }
  }
}
