package io.qubridge.app.training;

import io.qubridge.app.data.DatasetReader;
import io.qubridge.app.data.DecodedImages;
import io.qubridge.app.data.ImageDataset;
import io.qubridge.app.data.ImageTransform;
import io.qubridge.app.data.Part;
import io.qubridge.app.data.Progress;
import io.qubridge.app.data.Splitter;
import io.qubridge.app.data.SyntheticCells;
import io.qubridge.app.layer.ExecutionSettings;
import io.qubridge.app.layer.VariationalCircuit;
import io.qubridge.app.model.Augmentation;
import io.qubridge.app.model.FeatureScaling;
import io.qubridge.app.model.ModelKind;
import io.qubridge.app.model.NetworkSpec;
import io.qubridge.app.model.Optimisation;
import io.qubridge.app.model.QuantumPart;
import io.qubridge.execution.Matrix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Trains one kind of model on several seeds and prints the test accuracy of each: how the defaults
 * were chosen. Options are {@code key=value}; docs/defaults.md has the commands.
 */
public final class DefaultsExperiment {
  private String data = "";
  private int cells = 600;
  private int imageSize = 64;
  private int blocks = 3;
  private int epochs = 20;
  private int patience = 5;
  private double learningRate = Optimisation.LEARNING_RATE;
  private boolean standardise = true;
  private boolean quantum = true;
  private FeatureScaling scaling = FeatureScaling.BATCH_NORM_TANH;
  private int qubits = 2;
  private int layers = 6;
  private int firstSeed = 1;
  private int seeds = 5;
  private String augmentation = "flips";
  private boolean verbose;

  private record EpochPrinter(boolean verbose) implements TrainingListener {
    @Override
    public void epochDone(EpochRecord epoch) {
      if (verbose) {
        System.out.println(epoch);
      }
    }
  }

  public static void main(String[] args) throws Exception {
    DefaultsExperiment experiment = new DefaultsExperiment();
    for (String arg : args) {
      String[] pair = arg.split("=", 2);
      experiment.set(pair[0], pair[1]);
    }
    experiment.run(String.join(" ", args));
  }

  private void set(String key, String value) {
    switch (key) {
      case "data" -> data = value;
      case "cells" -> cells = Integer.parseInt(value);
      case "image-size" -> imageSize = Integer.parseInt(value);
      case "blocks" -> blocks = Integer.parseInt(value);
      case "epochs" -> epochs = Integer.parseInt(value);
      case "patience" -> patience = Integer.parseInt(value);
      case "learning-rate" -> learningRate = Double.parseDouble(value);
      case "standardise" -> standardise = Boolean.parseBoolean(value);
      case "model" -> quantum = value.equals("hybrid");
      case "feature-scaling" -> scaling = FeatureScaling.of(value);
      case "qubits" -> qubits = Integer.parseInt(value);
      case "layers" -> layers = Integer.parseInt(value);
      case "first-seed" -> firstSeed = Integer.parseInt(value);
      case "augmentation" -> augmentation = value;
      case "verbose" -> verbose = Boolean.parseBoolean(value);
      case "seeds" -> seeds = Integer.parseInt(value);
      default -> throw new IllegalArgumentException("unknown option " + key);
    }
  }

  private void run(String options) throws Exception {
    double sum = 0;
    for (int seed = firstSeed; seed < firstSeed + seeds; seed++) {
      sum += run(options, seed);
    }
    System.out.printf("%s: mean %.4f over %d seeds%n", options, sum / seeds, seeds);
  }

  private double run(String options, int seed) throws Exception {
    ImageDataset dataset =
        data.isEmpty()
            ? SyntheticCells.dataset(cells, imageSize, seed)
            : new DatasetReader().read(Path.of(data));
    DecodedImages images =
        DecodedImages.load(dataset, ImageTransform.square(imageSize), Progress.NONE);
    var split = Splitter.split(dataset, seed);
    TrainingData prepared =
        standardise
            ? TrainingData.standardised(images, split)
            : new TrainingData(images, split, io.qubridge.app.data.Standardisation.NONE);
    VariationalCircuit circuit =
        new VariationalCircuit(qubits, layers, "angle", "basic-entangler", List.of());
    NetworkSpec hybrid =
        NetworkSpec.hybrid(
            imageSize,
            dataset.classes().size(),
            blocks,
            scaling,
            new QuantumPart(circuit, ExecutionSettings.DEFAULT));
    NetworkSpec spec = quantum ? hybrid : hybrid.twin(ModelKind.CLASSICAL);
    TrainingSettings settings =
        new TrainingSettings(
            epochs, 32, learningRate, patience, true, Augmentation.of(augmentation), seed);
    Path folder = Files.createTempDirectory("experiment");
    TrainingResult result =
        new Trainer(spec, settings, prepared, folder, new EpochPrinter(verbose)).train();
    int[] test = split.indices(Part.TEST);
    Matrix probabilities =
        result
            .model()
            .classifier()
            .probabilities(images, prepared.standardisation(), test, Progress.NONE);
    Validation score =
        Validation.of(probabilities, prepared.labels(test), prepared.balancedWeights());
    double rate =
        result.history().epochs().stream()
            .mapToDouble(EpochRecord::imagesPerSecond)
            .average()
            .orElseThrow();
    System.out.printf(
        "%s seed %d: test %.4f loss %.3f classes %d, best epoch %d of %d (val %.3f), %s%s, %.0f img/s%n",
        options,
        seed,
        score.accuracy(),
        score.loss(),
        score.predictedClasses(),
        result.history().bestEpoch(),
        result.history().size(),
        result.model().card().training().validationAccuracy(),
        result.ending().label(),
        result.collapsed() ? " COLLAPSED" : "",
        rate);
    return score.accuracy();
  }
}
