package io.qubridge.app.cli;

import io.qubridge.app.inspection.Estimate;
import io.qubridge.app.inspection.Expressibility;
import io.qubridge.app.inspection.GradientVariance;
import io.qubridge.app.inspection.Inspection;
import io.qubridge.app.layer.VariationalCircuit;
import io.qubridge.qasm.QasmWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Describes quantum layers for scripts. */
final class LayerJson {
  private LayerJson() {}

  static Map<String, Object> document(Inspection inspection, int samples, long seed) {
    VariationalCircuit design = inspection.design();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("qubits", design.qubits());
    json.put("layers", design.layers());
    json.put("embedding", design.embedding());
    json.put("reuploading", design.reuploading());
    json.put("ansatz", design.ansatz());
    json.put("observables", design.observables());
    json.put("initialisation", design.initialisation());
    json.put("inputs", design.inputs());
    json.put("weights", design.weights());
    json.put("weightShape", Arrays.stream(design.weightShape()).boxed().toList());
    json.put("outputs", design.outputs());
    json.put("depth", inspection.size().depth());
    json.put("gates", inspection.size().gates());
    json.put("entanglingGates", inspection.size().entangling());
    json.put("samples", samples);
    json.put("seed", seed);
    Optional<Expressibility> expressibility = inspection.expressibility();
    json.put("expressibility", expressibility.map(e -> e.divergence().value()).orElse(null));
    json.put(
        "expressibilityError",
        expressibility.map(e -> e.divergence().standardError()).orElse(null));
    json.put("expressibilityFloor", expressibility.map(Expressibility::floor).orElse(null));
    json.put(
        "entanglingCapability",
        inspection.entanglingCapability().map(Estimate::value).orElse(null));
    json.put(
        "entanglingCapabilityError",
        inspection.entanglingCapability().map(Estimate::standardError).orElse(null));
    json.put("gradientVariance", inspection.gradients().stream().map(LayerJson::gradient).toList());
    json.put("gradientDecay", inspection.decay().map(Estimate::value).orElse(null));
    json.put("gradientDecayError", inspection.decay().map(Estimate::standardError).orElse(null));
    json.put("program", QasmWriter.write(design.toCircuit()));
    return json;
  }

  private static Map<String, Object> gradient(GradientVariance gradient) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("qubits", gradient.qubits());
    json.put("variance", gradient.variance().value());
    json.put("standardError", gradient.variance().standardError());
    return json;
  }
}
