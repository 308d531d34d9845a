package io.qubridge.local.state;

import io.qubridge.circuit.Circuit;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.SamplerPub;
import io.qubridge.observable.Observable;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Runs programs: keeps the compiled ones, the threads and their memory. Safe for several threads.
 */
public final class Engine implements AutoCloseable {
  /** A request of less work, in amplitudes, is done faster by one thread than handed to two. */
  private static final long WORTH_SHARING = 1 << 17;

  /** States of so many qubits are shared by the threads; smaller ones are given one each. */
  private static final int SHARED_QUBITS = 16;

  private final Workers workers;
  private final Workers alone;
  private final ProgramCache programs = new ProgramCache();
  private final Capacity capacity;

  /** What is done with the states of a block of rows. */
  @FunctionalInterface
  public interface BlockTask {
    /**
     * Does it.
     *
     * @param psi the states after the circuit; free to change
     * @param firstRow the row of the first lane
     * @param rows how many lanes hold rows
     */
    void run(Workspace workspace, StateBlock psi, int firstRow, int rows);
  }

  /** What is done with a single row. */
  @FunctionalInterface
  public interface RowTask {
    /**
     * Does it.
     *
     * @param state all qubits in |0>; free to change
     * @param workers may share the work on the state
     */
    void run(Workspace workspace, PureState state, int row, Workers workers);
  }

  /**
   * An engine of some threads, the caller's included.
   *
   * @param threads at least 1
   * @param capacity what states may take
   */
  public Engine(int threads, Capacity capacity) {
    this.capacity = capacity;
    workers = new Workers(threads);
    alone = workers.alone();
  }

  /** The program of a PUB. */
  public Program program(EstimatorPub pub) {
    return programs.get(pub.circuit(), pub.observables());
  }

  /** The program of a PUB. */
  public Program program(SamplerPub pub) {
    return programs.get(pub.circuit(), List.of());
  }

  /**
   * Compiles a circuit and keeps the program.
   *
   * @param observables none for a circuit that is sampled
   * @throws io.qubridge.spi.UnsupportedCircuitException if gates touch too many qubits
   * @throws io.qubridge.spi.QuotaExceededException if the memory does not hold its state
   */
  public void prepare(Circuit circuit, List<Observable> observables) {
    capacity.require(programs.get(circuit, observables).qubits(), 1);
  }

  /**
   * Runs a program without events for all rows, side by side.
   *
   * @param effort how much more work a row is than the circuit alone
   */
  public void forEachBlock(
      Program program, RowValues values, int rows, double effort, BlockTask task) {
    double work = effort * program.effort() * rows;
    boolean share = work > WORTH_SHARING;
    RowBlocks blocks = RowBlocks.of(rows, program.qubits(), share ? workers.threads() : 1);
    (share ? workers : alone)
        .forEach(
            blocks.count(),
            (index, workspace) -> {
              int first = blocks.firstRow(index);
              int count = blocks.rows(index);
              int lanes = blocks.lanes(index);
              workspace.angles().load(program.angles(), values, first, count, lanes);
              StateBlock psi = workspace.psi(lanes);
              psi.resize(program.qubits());
              psi.zero();
              program.apply(0, psi, workspace.angles(), alone);
              task.run(workspace, psi, first, count);
            });
  }

  /**
   * Does something with each row of a program, one by one.
   *
   * @throws io.qubridge.spi.QuotaExceededException if the memory does not hold as many states
   * @param states how many states the task needs at a time, its own included
   */
  public void forEachRow(Program program, RowValues values, int rows, int states, RowTask task) {
    capacity.require(program.qubits(), states);
    boolean shared = program.qubits() >= SHARED_QUBITS;
    boolean little = (double) program.effort() * rows < WORTH_SHARING;
    (shared || little ? alone : workers)
        .forEach(
            rows,
            (row, workspace) -> {
              PureState state = start(program, values, row, workspace);
              task.run(workspace, state, row, shared ? workers : alone);
            });
  }

  /** The threads that work at a time. */
  public int threads() {
    return workers.threads();
  }

  /**
   * Does tasks that do not depend on each other.
   *
   * @param work of all of them together, in amplitudes; a little is done by the calling thread
   *     alone
   */
  public void forEach(int tasks, double work, IntConsumer task) {
    Workers chosen = work < WORTH_SHARING ? alone : workers;
    chosen.forEach(tasks, (index, workspace) -> task.accept(index));
  }

  private static PureState start(Program program, RowValues values, int row, Workspace workspace) {
    PureState state;
    if (program.fitsBlock()) {
      workspace.angles().load(program.angles(), values, row, 1, 1);
      StateBlock block = workspace.psi(1);
      block.resize(program.qubits());
      state = block;
    } else {
      workspace.angles().broadcast(program.angles(), values, row);
      state = workspace.vector(0, program.qubits());
    }
    state.zero();
    return state;
  }

  @Override
  public void close() {
    workers.close();
  }
}
