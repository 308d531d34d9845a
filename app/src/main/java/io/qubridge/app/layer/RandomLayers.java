package io.qubridge.app.layer;

import io.qubridge.circuit.Angle;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.GateType;
import io.qubridge.circuit.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In each layer as many rotations as qubits, each about a random axis on a random qubit, and
 * between them, each time with probability 0.3, {@code CNOT}s on two random qubits.
 *
 * <p>The recipe of PennyLane's {@code RandomLayers}; the gates differ, since they are drawn from
 * another generator. Seed and layer decide them, so that a model file holds them by the seed alone.
 *
 * @param seed of the gates; 0 has no place in the name
 * @param frozen whether the angles stay as they were drawn
 */
record RandomLayers(long seed, boolean frozen) implements Ansatz {
  static final String SEEDED = "random:SEED, random-frozen:SEED";

  private static final Pattern NAME = Pattern.compile("random(-frozen)?(?::(\\d{1,18}))?");
  private static final List<GateType> AXES = List.of(GateType.RX, GateType.RY, GateType.RZ);
  private static final double ENTANGLERS = 0.3;

  /** The ansatz of a name; empty where the name is another's. */
  static Optional<Ansatz> named(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long seed = matcher.group(2) == null ? 0 : Long.parseLong(matcher.group(2));
    return Optional.of(new RandomLayers(seed, matcher.group(1) != null));
  }

  @Override
  public String name() {
    return (frozen ? "random-frozen" : "random") + (seed == 0 ? "" : ":" + seed);
  }

  @Override
  public int weights(int qubits) {
    return qubits;
  }

  @Override
  public long[] weightShape(int qubits, int layers) {
    return new long[] {layers, qubits};
  }

  @Override
  public void append(Circuit.Builder circuit, int qubits, int layer, List<Parameter> weights) {
    SplittableRandom random = new SplittableRandom(new SplittableRandom(seed).nextLong() + layer);
    int rotations = 0;
    while (rotations < qubits) {
      if (random.nextDouble() > ENTANGLERS) {
        GateType axis = AXES.get(random.nextInt(AXES.size()));
        circuit.gate(axis, Angle.of(weights.get(rotations++)), random.nextInt(qubits));
      } else if (qubits > 1) {
        int control = random.nextInt(qubits);
        int target = (control + 1 + random.nextInt(qubits - 1)) % qubits;
        circuit.gate(GateType.CX, control, target);
      }
    }
  }
}
