package io.qubridge.app.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.app.data.Part;
import io.qubridge.app.data.Progress;
import io.qubridge.app.data.SavedSplit;
import io.qubridge.app.data.Standardisation;
import io.qubridge.app.layer.ExecutionSettings;
import io.qubridge.app.model.Augmentation;
import io.qubridge.app.model.FeatureScaling;
import io.qubridge.app.model.ModelException;
import io.qubridge.app.model.NetworkSpec;
import io.qubridge.app.model.SavedModel;
import io.qubridge.execution.Accuracy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  private static final TrainingData DATA = TinyTraining.data();
  private static final NetworkSpec SPEC = TinyTraining.classical(FeatureScaling.BATCH_NORM_TANH);

  @TempDir Path folder;

  @Test
  void trainsAndSavesAModel() {
    List<EpochRecord> heard = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epochDone(EpochRecord epoch) {
            heard.add(epoch);
          }
        };
    TrainingResult result =
        new Trainer(SPEC, TinyTraining.settings(3), DATA, folder, listener).train();
    assertEquals(3, result.history().size());
    assertEquals(result.history().epochs(), heard);
    assertEquals(TrainingResult.Ending.ALL_EPOCHS, result.ending());
    EpochRecord last = heard.get(2);
    assertTrue(last.trainingLoss() < heard.get(0).trainingLoss(), heard.toString());
    assertTrue(last.trainingAccuracy() > 0.5 && last.imagesPerSecond() > 0, last.toString());

    SavedModel read = SavedModel.read(folder);
    assertEquals(result.model().card(), read.card());
    assertEquals(weights(result), weights(read));
    assertEquals(DATA.preprocessing(), read.card().preprocessing());
    int[] again =
        SavedSplit.read(folder.resolve(SavedModel.SPLIT))
            .in(DATA.images().dataset())
            .indices(Part.TEST);
    assertTrue(Arrays.equals(DATA.split().indices(Part.TEST), again));
  }

  @Test
  void endsWithEqualWeightsForEqualSeeds() {
    TrainingSettings settings = TinyTraining.settings(2);
    TrainingResult first = train(SPEC, settings, "first");
    TrainingResult second = train(SPEC, settings, "second");
    assertEquals(weights(first), weights(second));
    assertEquals(losses(first), losses(second));
    TrainingResult other =
        train(SPEC, new TrainingSettings(2, 16, 1e-3, 5, true, Augmentation.FLIPS, 12), "other");
    assertNotEquals(weights(first), weights(other));
  }

  @Test
  void endsWithEqualWeightsAfterAStopWithinAnEpoch() {
    TrainingResult whole = train(SPEC, TinyTraining.settings(4), "whole");
    Path path = made("stopped");
    stop(SPEC, TinyTraining.settings(4), path, 3, 32);
    TrainingResult resumed = train(SPEC, TinyTraining.settings(4), "stopped");
    assertEquals(weights(whole), weights(resumed));
    assertEquals(losses(whole), losses(resumed));
  }

  @Test
  void endsWithEqualWeightsAfterAStopBetweenEpochs() {
    TrainingResult whole = train(SPEC, TinyTraining.settings(4), "whole");
    Path path = made("stopped");
    stop(SPEC, TinyTraining.settings(4), path, 2, Integer.MAX_VALUE);
    TrainingResult resumed = train(SPEC, TinyTraining.settings(4), "stopped");
    assertEquals(weights(whole), weights(resumed));
    assertEquals(losses(whole), losses(resumed));
  }

  @Test
  void endsWithEqualWeightsAfterAStopWhereTheCircuitsRunWithShots() {
    NetworkSpec hybrid =
        TinyTraining.hybrid(ExecutionSettings.DEFAULT.withAccuracy(Accuracy.shots(64)));
    TrainingResult whole = train(hybrid, TinyTraining.settings(3), "whole");
    stop(hybrid, TinyTraining.settings(3), made("stopped"), 2, 32);
    TrainingResult resumed = train(hybrid, TinyTraining.settings(3), "stopped");
    assertEquals(weights(whole), weights(resumed));
    assertEquals(losses(whole), losses(resumed));
  }

  @Test
  void learnsWithTheQuantumLayer() {
    NetworkSpec hybrid = TinyTraining.hybrid(ExecutionSettings.DEFAULT);
    List<Double> losses = losses(train(hybrid, TinyTraining.settings(4), "run"));
    assertTrue(losses.get(6) < losses.get(0), losses.toString());
  }

  @Test
  void goesOnFromAFinishedTrainingWithMoreEpochs() {
    TrainingResult whole = train(SPEC, TinyTraining.settings(4), "whole");
    train(SPEC, TinyTraining.settings(2), "longer");
    TrainingResult longer = train(SPEC, TinyTraining.settings(4), "longer");
    assertEquals(weights(whole), weights(longer));
  }

  @Test
  void doesNothingMoreForAFinishedTraining() {
    TrainingResult first = train(SPEC, TinyTraining.settings(2), "run");
    TrainingResult again = train(SPEC, TinyTraining.settings(2), "run");
    assertEquals(first.history(), again.history());
    assertEquals(weights(first), weights(again));
  }

  @Test
  void ignoresWhatAKilledProcessWasWriting() throws IOException {
    TrainingResult whole = train(SPEC, TinyTraining.settings(3), "whole");
    Path path = made("killed");
    stop(SPEC, TinyTraining.settings(3), path, 2, 16);
    Files.writeString(path.resolve("checkpoint.zip.part"), "half a checkpoint");
    assertEquals(weights(whole), weights(train(SPEC, TinyTraining.settings(3), "killed")));
    assertFalse(Files.exists(path.resolve("checkpoint.zip.part")));
  }

  /** A learning rate far too high makes the validation loss go up and down. */
  @Test
  void keepsTheWeightsOfTheBestEpochAndStopsWhenNoneBetterComes() {
    TrainingSettings settings = new TrainingSettings(40, 16, 0.05, 2, true, Augmentation.FLIPS, 11);
    TrainingResult result = train(SPEC, settings, "run");
    TrainingHistory history = result.history();
    assertEquals(TrainingResult.Ending.EARLY_STOP, result.ending());
    assertEquals(history.bestEpoch() + 2, history.size());
    int[] validation = DATA.split().indices(Part.VALIDATION);
    Validation score =
        Validation.of(
            result
                .model()
                .classifier()
                .probabilities(DATA.images(), DATA.standardisation(), validation, Progress.NONE),
            DATA.labels(validation),
            DATA.balancedWeights());
    EpochRecord best = history.epochs().get(history.bestEpoch() - 1);
    assertEquals(best.validationLoss(), score.loss(), 1e-12);
    assertEquals(best.validationAccuracy(), score.accuracy(), 1e-12);
  }

  /** Steps too small to matter leave the network giving the one class that it started with. */
  @Test
  void reportsANetworkThatAlwaysGivesOneClass() {
    List<Integer> streaks = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void collapsing(int epochs) {
            streaks.add(epochs);
          }
        };
    Standardisation grey = new Standardisation(List.of(0.0, 0.0, 0.0), List.of(1e6, 1e6, 1e6));
    TrainingData flat = new TrainingData(DATA.images(), DATA.split(), grey);
    TrainingSettings settings = new TrainingSettings(4, 16, 1e-9, 9, true, Augmentation.FLIPS, 11);
    TrainingResult result =
        new Trainer(TinyTraining.classical(FeatureScaling.NONE), settings, flat, folder, listener)
            .train();
    assertTrue(result.collapsed());
    assertTrue(result.model().card().training().collapsed());
    assertEquals(List.of(3, 4), streaks);
    assertFalse(train(SPEC, TinyTraining.settings(3), "learns").collapsed());
  }

  @Test
  void refusesToCallNoNumbersAModel() {
    Standardisation endless =
        new Standardisation(List.of(0.0, 0.0, 0.0), List.of(1e-44, 1e-44, 1e-44));
    TrainingData data = new TrainingData(DATA.images(), DATA.split(), endless);
    Trainer trainer =
        new Trainer(
            TinyTraining.classical(FeatureScaling.NONE),
            TinyTraining.settings(3),
            data,
            folder,
            TrainingListener.NONE);
    assertRefused("the loss is no number", trainer::train);
    assertFalse(Files.exists(folder.resolve(SavedModel.CARD)));
  }

  @Test
  void trainsMoreThanTwoClasses() {
    TrainingData data = TinyTraining.threeClasses();
    NetworkSpec spec = new NetworkSpec(16, 3, 1, 4, FeatureScaling.TANH, Optional.empty());
    TrainingResult result =
        new Trainer(spec, TinyTraining.settings(2), data, folder, TrainingListener.NONE).train();
    assertTrue(Double.isFinite(result.history().epochs().get(1).trainingLoss()));
    assertEquals(List.of("a", "b", "c"), SavedModel.read(folder).card().classes());
  }

  @Test
  void refusesACheckpointOfSomethingElse() {
    train(SPEC, TinyTraining.settings(1), "run");
    assertRefused(
        "begun with another network, other settings or other data",
        () ->
            train(SPEC, new TrainingSettings(1, 8, 1e-3, 5, true, Augmentation.FLIPS, 11), "run"));
    assertRefused(
        "'weights.bin' is not of this network's size",
        () -> train(TinyTraining.classical(FeatureScaling.NONE), TinyTraining.settings(1), "run"));
  }

  @Test
  void refusesADamagedCheckpoint() throws IOException {
    train(SPEC, TinyTraining.settings(1), "run");
    Path file = folder.resolve("run").resolve("checkpoint.zip");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertRefused("cannot be continued from", () -> train(SPEC, TinyTraining.settings(1), "run"));
    Files.writeString(file, "not a zip");
    assertRefused("cannot be continued from", () -> train(SPEC, TinyTraining.settings(1), "run"));
  }

  @Test
  void namesAFolderThatCannotBeWritten() {
    Path missing = folder.resolve("missing");
    Trainer trainer =
        new Trainer(SPEC, TinyTraining.settings(1), DATA, missing, TrainingListener.NONE);
    String message = assertThrows(RuntimeException.class, trainer::train).getMessage();
    assertTrue(message.contains("missing"), message);
  }

  private TrainingResult train(NetworkSpec spec, TrainingSettings settings, String name) {
    return new Trainer(spec, settings, DATA, made(name), TrainingListener.NONE).train();
  }

  /** Trains until some images of an epoch are done, then cancels. */
  private static void stop(
      NetworkSpec spec, TrainingSettings settings, Path path, int epoch, int images) {
    Trainer[] trainer = new Trainer[1];
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void batchDone(int number, int done) {
            if (number == epoch && done >= images) {
              trainer[0].cancel();
            }
          }

          @Override
          public void epochDone(EpochRecord record) {
            if (record.epoch() == epoch) {
              trainer[0].cancel();
            }
          }
        };
    trainer[0] = new Trainer(spec, settings, DATA, path, listener);
    assertThrows(CancellationException.class, trainer[0]::train);
  }

  private Path made(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** As a list, which compares bits; ND4J's arrays are equal if they nearly are. */
  private static List<Float> weights(TrainingResult result) {
    return weights(result.model());
  }

  private static List<Float> weights(SavedModel model) {
    List<Float> weights = new ArrayList<>();
    for (float weight : model.classifier().network().params().dup().data().asFloat()) {
      weights.add(weight);
    }
    return weights;
  }

  private static List<Double> losses(TrainingResult result) {
    return result.history().epochs().stream()
        .flatMap(e -> List.of(e.trainingLoss(), e.validationLoss()).stream())
        .toList();
  }

  private static void assertRefused(String reason, Executable call) {
    String message = assertThrows(ModelException.class, call).getMessage();
    assertTrue(message.contains(reason), message);
    assertEquals(1, message.lines().count());
  }
}
