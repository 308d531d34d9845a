package io.qubridge.app.cli;

import io.qubridge.app.layer.VariationalCircuit;
import io.qubridge.app.model.NetworkSpec;
import io.qubridge.app.model.Optimisation;
import io.qubridge.app.model.QuantumPart;
import io.qubridge.app.training.RunPlan;
import io.qubridge.app.training.TrainingSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A run's settings under the names that the command line has for them. */
final class RunSettings {
  private RunSettings() {}

  static Map<String, String> of(RunPlan plan) {
    Map<String, String> settings = new LinkedHashMap<>();
    add(plan.data(), settings);
    settings.put("standardised", Boolean.toString(plan.standardised()));
    add(plan.network(), settings);
    add(plan.training(), settings);
    plan.evaluations().ifPresent(evaluations -> add(evaluations, settings));
    return settings;
  }

  private static void add(RunPlan.Images images, Map<String, String> settings) {
    settings.put("data", images.folder().orElse("synthetic cells"));
    settings.put("image-size", Integer.toString(images.transform().imageSize()));
    if (images.transform().crop() > 0) {
      settings.put("crop", Integer.toString(images.transform().crop()));
    }
  }

  private static void add(NetworkSpec network, Map<String, String> settings) {
    settings.put("body", network.body().size() + " layers");
    settings.put("feature-scaling", network.scaling().label());
    network.quantum().ifPresent(quantum -> add(quantum, settings));
  }

  private static void add(QuantumPart quantum, Map<String, String> settings) {
    VariationalCircuit circuit = quantum.circuit();
    settings.put("qubits", Integer.toString(circuit.qubits()));
    settings.put("layers", Integer.toString(circuit.layers()));
    settings.put("embedding", circuit.embedding());
    settings.put("ansatz", circuit.ansatz());
    settings.put("inputs", Integer.toString(circuit.inputs()));
    settings.put("reuploading", Boolean.toString(circuit.reuploading()));
    settings.put("observables", String.join(", ", circuit.observables()));
    settings.put("initialisation", circuit.initialisation());
    settings.put("gradient", quantum.execution().gradientMethod());
    settings.put("backend", quantum.execution().backend());
  }

  private static void add(TrainingSettings training, Map<String, String> settings) {
    settings.put("epochs", "at most " + training.epochs());
    settings.put("batch-size", Integer.toString(training.batchSize()));
    Optimisation optimisation = training.optimisation();
    settings.put("optimiser", optimisation.optimiser().label());
    settings.put("learning-rate", Double.toString(optimisation.learningRate()));
    if (optimisation.l1() > 0) {
      settings.put("l1", Double.toString(optimisation.l1()));
    }
    if (optimisation.l2() > 0) {
      settings.put("l2", Double.toString(optimisation.l2()));
    }
    settings.put("patience", Integer.toString(training.patience()));
    settings.put("class-weights", Boolean.toString(training.classWeights()));
    settings.put("augmentation", training.augmentation().label());
    settings.put("seed", Long.toString(training.seed()));
  }

  private static void add(RunPlan.Evaluations evaluations, Map<String, String> settings) {
    settings.put("shots", joined(evaluations.shots()));
    settings.putAll(new TreeMap<>(evaluations.noise()));
    if (!evaluations.noise().isEmpty()) {
      settings.put("noise-scale", joined(evaluations.noiseScales()));
    }
    settings.put("repeats", Integer.toString(evaluations.repeats()));
  }

  private static String joined(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
