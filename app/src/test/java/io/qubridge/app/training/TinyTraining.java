package io.qubridge.app.training;

import io.qubridge.app.data.DecodedImages;
import io.qubridge.app.data.ImageDataset;
import io.qubridge.app.data.ImageTransform;
import io.qubridge.app.data.Progress;
import io.qubridge.app.data.Sample;
import io.qubridge.app.data.Splitter;
import io.qubridge.app.data.SyntheticCells;
import io.qubridge.app.layer.ExecutionSettings;
import io.qubridge.app.layer.VariationalCircuit;
import io.qubridge.app.model.Augmentation;
import io.qubridge.app.model.FeatureScaling;
import io.qubridge.app.model.NetworkSpec;
import io.qubridge.app.model.QuantumPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Images and networks so small that training them takes a moment. */
final class TinyTraining {
  private static final int IMAGE_SIZE = 16;

  private TinyTraining() {}

  /** Some 70 synthetic cells, of which some 50 train. */
  static TrainingData data() {
    return data(SyntheticCells.dataset(72, IMAGE_SIZE, 5));
  }

  /** The same images, dealt out to three classes without a subject. */
  static TrainingData threeClasses() {
    ImageDataset cells = SyntheticCells.dataset(72, IMAGE_SIZE, 5);
    List<Sample> samples = new ArrayList<>();
    for (Sample cell : cells.samples()) {
      samples.add(
          new Sample(
              cell.name(), cell.image(), samples.size() % 3, Optional.empty(), Optional.empty()));
    }
    return data(
        new ImageDataset("three classes", List.of("a", "b", "c"), samples, true, List.of()));
  }

  static NetworkSpec classical(FeatureScaling scaling) {
    return new NetworkSpec(IMAGE_SIZE, 2, 2, 2, scaling, Optional.empty());
  }

  static NetworkSpec hybrid(ExecutionSettings execution) {
    VariationalCircuit circuit =
        new VariationalCircuit(2, 2, "angle", "basic-entangler", List.of());
    return NetworkSpec.hybrid(
        IMAGE_SIZE, 2, 1, FeatureScaling.TANH, new QuantumPart(circuit, execution));
  }

  /** Batches of 16, four an epoch. */
  static TrainingSettings settings(int epochs) {
    return new TrainingSettings(epochs, 16, 1e-3, 5, true, Augmentation.FLIPS, 11);
  }

  private static TrainingData data(ImageDataset dataset) {
    DecodedImages images =
        DecodedImages.load(dataset, ImageTransform.square(IMAGE_SIZE), Progress.NONE);
    return TrainingData.standardised(images, Splitter.split(dataset, 3));
  }
}
