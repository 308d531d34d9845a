package io.qubridge.qasm;

import io.qubridge.qasm.syntax.ProgramException;

/** What is left of the work that one program may cause. */
final class Budget {
  private static final int EVALUATIONS_PER_OPERATION = 64;
  private static final int OPERANDS_PER_OPERATION = 16;
  private static final int NODES_PER_OPERATION = 8;

  private final long operations;
  private long operationsLeft;
  private long evaluationsLeft;
  private long nodesLeft;

  Budget(long operations) {
    this.operations = operations;
    this.operationsLeft = operations;
    this.evaluationsLeft = EVALUATIONS_PER_OPERATION * operations;
    this.nodesLeft = NODES_PER_OPERATION * operations;
  }

  /** Pays for operations before they are made. */
  void spend(int at, long count) {
    operationsLeft -= count;
    if (operationsLeft < 0) {
      throw new ProgramException(
          at, "the program expands to more than " + operations + " operations");
    }
  }

  /** Pays for one operation on a number of operands. */
  void spendOn(int at, int operands) {
    spend(at, 1 + operands / OPERANDS_PER_OPERATION);
  }

  /** Pays for steps of evaluating expressions and indices. */
  void evaluate(int at, long steps) {
    evaluationsLeft -= steps;
    if (evaluationsLeft < 0) {
      throw new ProgramException(
          at, "the expressions take too many steps for a limit of " + operations + " operations");
    }
  }

  /** Pays for parts of definitions that stay in memory. */
  void retain(int at, long nodes) {
    nodesLeft -= nodes;
    if (nodesLeft < 0) {
      throw new ProgramException(
          at, "the gate definitions are too long for a limit of " + operations + " operations");
    }
  }
}
