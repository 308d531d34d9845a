package io.qubridge.qasm;

import io.qubridge.circuit.Circuit;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading and writing a straight-line program of 100,000 gates on 20 qubits: one half of them with
 * an angle, most of those with all digits of a double.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(1)
public class QasmReaderBenchmark {
  private static final int GATES = 100_000;
  private static final int QUBITS = 20;

  private final String program = program();
  private final Circuit circuit = QasmReader.read(program);

  @Benchmark
  public Circuit read() {
    return QasmReader.read(program);
  }

  @Benchmark
  public String write() {
    return QasmWriter.write(circuit);
  }

  private static String program() {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    text.append("OPENQASM 3.0;\ninclude \"stdgates.inc\";\n");
    text.append("qubit[20] q;\nbit[20] c;\n");
    for (int i = 0; i < GATES; i++) {
      int qubit = random.nextInt(QUBITS);
      int other = (qubit + 1 + random.nextInt(QUBITS - 1)) % QUBITS;
      switch (i % 6) {
        case 0, 1 -> text.append("cx q[" + qubit + "], q[" + other + "];\n");
        case 2 -> text.append("h q[" + qubit + "];\n");
        case 3 -> text.append("rz(pi / " + (1 + other) + ") q[" + qubit + "];\n");
        default -> text.append("rx(" + 6 * random.nextDouble() + ") q[" + qubit + "];\n");
      }
    }
    return text.append("c = measure q;\n").toString();
  }
}
