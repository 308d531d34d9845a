package io.qubridge.ibm.program;

import com.fasterxml.jackson.core.JsonGenerator;
import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Gate;
import io.qubridge.circuit.GateType;
import io.qubridge.spi.UnsupportedCircuitException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the service does against errors; empty parts are left to its defaults. All names and rules
 * are those of the options of Qiskit/ibm-quantum-schemas and of
 * quantum.cloud.ibm.com/docs/guides/configure-error-mitigation.
 *
 * @param resilienceLevel 0 none, 1 measurements, 2 also gate twirling and extrapolation to no noise
 * @param dynamicalDecoupling the sequence of pulses on waiting qubits
 * @param measureTwirling randomizes measurements
 * @param gateTwirling randomizes two-qubit gates
 * @param measureMitigation corrects measurement errors
 * @param zne extrapolates to no noise (zero-noise extrapolation)
 * @param zneNoiseFactors by which noise is amplified; empty for the default 1, 3, 5
 * @param zneExtrapolator the form of the extrapolation
 * @param pec cancels errors by probability (probabilistic error cancellation)
 */
public record MitigationOptions(
    int resilienceLevel,
    Optional<String> dynamicalDecoupling,
    Optional<Boolean> measureTwirling,
    Optional<Boolean> gateTwirling,
    Optional<Boolean> measureMitigation,
    Optional<Boolean> zne,
    List<Double> zneNoiseFactors,
    Optional<String> zneExtrapolator,
    Optional<Boolean> pec) {
  private static final double DEFAULT_NOISE_FACTORS = 1 + 3 + 5;
  private static final double PEC_OVERHEAD = 100;
  private static final int MAX_NOISE_FACTOR = 100;

  /** Copies the list. */
  public MitigationOptions {
    zneNoiseFactors = List.copyOf(zneNoiseFactors);
  }

  /** Nothing that costs further executions. */
  public static MitigationOptions none() {
    return new MitigationOptions(
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** What is wrong with the options for one of the primitives, one line each. */
  public List<String> faults(boolean estimator) {
    List<String> faults = new ArrayList<>();
    boolean resilience =
        measureMitigation.isPresent()
            || zne.isPresent()
            || pec.isPresent()
            || !zneNoiseFactors.isEmpty()
            || zneExtrapolator.isPresent();
    if (!estimator && resilience) {
      faults.add(
          "measure-mitigation, zne and pec are options of primitive=estimator; the sampler's counts"
              + " are not corrected");
    }
    if (extrapolates() && pec.orElse(false)) {
      faults.add("zne (which is part of resilience-level=2) and pec exclude each other");
    }
    if (zneNoiseFactors.stream().anyMatch(f -> !(f >= 1 && f <= MAX_NOISE_FACTOR))) {
      faults.add("zne-noise-factors are numbers from 1 to " + MAX_NOISE_FACTOR);
    }
    int factors = zneNoiseFactors.isEmpty() ? 3 : zneNoiseFactors.size();
    zneExtrapolator
        .filter(form -> factors < leastFactors(form))
        .ifPresent(
            form ->
                faults.add(
                    "zne-extrapolator="
                        + form
                        + " needs "
                        + leastFactors(form)
                        + " noise factors"));
    return faults;
  }

  private static int leastFactors(String extrapolator) {
    return switch (extrapolator) {
      case "linear", "exponential" -> 2;
      case "double_exponential" -> 4;
      case "fallback" -> 1;
      default -> 1 + Integer.parseInt(extrapolator.substring("polynomial_degree_".length()));
    };
  }

  private boolean extrapolates() {
    return zne.orElse(resilienceLevel == 2);
  }

  /** By how much at most the service multiplies the executions of an estimate. */
  double overhead() {
    double amplified =
        zneNoiseFactors.isEmpty()
            ? DEFAULT_NOISE_FACTORS
            : zneNoiseFactors.stream().mapToDouble(Double::doubleValue).sum();
    return (extrapolates() ? amplified : 1) * (pec.orElse(false) ? PEC_OVERHEAD : 1);
  }

  /** Whether the service measures the noise of measurements with executions of their own. */
  boolean learnsMeasurements() {
    return measureMitigation.orElse(resilienceLevel >= 1);
  }

  /** Whether the service measures the noise of layers of gates with executions of their own. */
  boolean learnsLayers() {
    return pec.orElse(false);
  }

  /**
   * Checks that the options go with a circuit's gates.
   *
   * @throws UnsupportedCircuitException if it twirls and has fractional gates
   */
  void requireAllowed(Circuit isa) {
    boolean twirls = gateTwirling.orElse(resilienceLevel == 2);
    if (!twirls && !extrapolates() && !pec.orElse(false)) {
      return;
    }
    for (Gate gate : isa.gates()) {
      if (gate.type() == GateType.RZZ || gate.type() == GateType.RX) {
        throw new UnsupportedCircuitException(
            "gate '"
                + gate.type().qasmName()
                + "' is fractional, with which the service offers no gate twirling, zne or pec;"
                + " use resilience-level=1 without them");
      }
    }
  }

  /** Writes the field {@code options}. */
  void write(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("options");
    if (dynamicalDecoupling.isPresent()) {
      json.writeObjectFieldStart("dynamical_decoupling");
      json.writeBooleanField("enable", true);
      json.writeStringField("sequence_type", dynamicalDecoupling.get());
      json.writeEndObject();
    }
    if (measureTwirling.isPresent() || gateTwirling.isPresent()) {
      json.writeObjectFieldStart("twirling");
      field("enable_gates", gateTwirling, json);
      field("enable_measure", measureTwirling, json);
      json.writeEndObject();
    }
    if (measureMitigation.isPresent() || zne.isPresent() || pec.isPresent() || zneForm()) {
      json.writeObjectFieldStart("resilience");
      field("measure_mitigation", measureMitigation, json);
      field("zne_mitigation", zne, json);
      field("pec_mitigation", pec, json);
      writeZne(json);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private boolean zneForm() {
    return !zneNoiseFactors.isEmpty() || zneExtrapolator.isPresent();
  }

  private void writeZne(JsonGenerator json) throws IOException {
    if (!zneForm()) {
      return;
    }
    json.writeObjectFieldStart("zne");
    if (!zneNoiseFactors.isEmpty()) {
      json.writeFieldName("noise_factors");
      double[] factors = zneNoiseFactors.stream().mapToDouble(Double::doubleValue).toArray();
      json.writeArray(factors, 0, factors.length);
    }
    if (zneExtrapolator.isPresent()) {
      json.writeStringField("extrapolator", zneExtrapolator.get());
    }
    json.writeEndObject();
  }

  private static void field(String name, Optional<Boolean> value, JsonGenerator json)
      throws IOException {
    if (value.isPresent()) {
      json.writeBooleanField(name, value.get());
    }
  }
}
