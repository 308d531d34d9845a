package io.qubridge.app.training;

import io.qubridge.app.data.ImageDataset;
import io.qubridge.app.data.Part;
import io.qubridge.app.data.Progress;
import io.qubridge.app.data.SavedSplit;
import io.qubridge.app.layer.QuantumExecution;
import io.qubridge.app.model.BatchNormCalibration;
import io.qubridge.app.model.Classifier;
import io.qubridge.app.model.InputBuffer;
import io.qubridge.app.model.Libraries;
import io.qubridge.app.model.ModelCard;
import io.qubridge.app.model.ModelException;
import io.qubridge.app.model.NetworkSpec;
import io.qubridge.app.model.Networks;
import io.qubridge.app.model.SavedModel;
import io.qubridge.app.model.TrainingSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Trains one network and saves it.
 *
 * <p>After each epoch the validation images decide whether its weights are the best so far, and a
 * checkpoint is written. A trainer for a folder with a checkpoint goes on from there. Use a trainer
 * for one training, on one thread; {@link #cancel} may come from any.
 */
public final class Trainer {
  private static final int CALIBRATION_IMAGES = 1_024;

  private final NetworkSpec spec;
  private final TrainingSettings settings;
  private final TrainingData data;
  private final Path folder;
  private final TrainingListener listener;
  private final List<Double> classWeights;
  private final MultiLayerNetwork network;
  private final NetworkState state;
  private final Classifier classifier;
  private final InputBuffer buffer;
  private final BatchScore score = new BatchScore();
  private TrainingHistory history = TrainingHistory.empty();
  private float[] best;
  private volatile boolean cancelled;

  /**
   * Prepares a training.
   *
   * @param spec the network
   * @param settings how to train it
   * @param data what to train it on
   * @param folder gets the checkpoint, the split and the model; the caller holds it
   * @param listener hears how it goes
   * @throws ModelException if network and data do not fit, or the folder's checkpoint is damaged or
   *     was written for another network, other settings or other classes
   */
  public Trainer(
      NetworkSpec spec,
      TrainingSettings settings,
      TrainingData data,
      Path folder,
      TrainingListener listener) {
    this.spec = spec;
    this.settings = settings;
    this.data = data;
    this.folder = folder;
    this.listener = listener;
    requireFit();
    Networks.requireMemory(spec, 2 + settings.optimisation().optimiser().moments());
    classWeights =
        settings.classWeights() ? data.balancedWeights() : Collections.nCopies(spec.classes(), 1.0);
    network = Networks.create(spec, settings.seed(), settings.optimisation(), classWeights);
    network.setListeners(score);
    classifier = new Classifier(spec, network);
    buffer = new InputBuffer(spec.imageSize());
    if (!Files.exists(folder.resolve(Checkpoint.FILE))) {
      settings.initial().ifPresent(weights -> weights.copyInto(network, spec));
    }
    state = new NetworkState(network);
    best = state.weights();
    if (Files.exists(folder.resolve(Checkpoint.FILE))) {
      goOn();
    }
  }

  /** Where and how the circuits run while training; without effect on a classical network. */
  public QuantumExecution execution() {
    return classifier.execution();
  }

  /**
   * Lets {@link #train} end after the batch at work. The folder keeps the last whole epoch, and
   * another trainer can go on from it.
   */
  public void cancel() {
    cancelled = true;
  }

  /**
   * Trains until all epochs are done, the validation loss has not fallen for long enough, or the
   * loss is no number any more; then saves the network with the weights of the best epoch.
   *
   * @throws CancellationException after {@link #cancel}
   * @throws java.io.UncheckedIOException if the folder cannot be written
   * @throws ModelException if not even the first epoch gave numbers
   * @throws io.qubridge.spi.BackendException as the backend does
   */
  public TrainingResult train() {
    int images = data.split().size(Part.TRAINING);
    listener.started(history.size(), settings.epochs(), images);
    saveSplit();
    while (!finished()) {
      EpochRecord epoch = trainEpoch(history.size() + 1);
      history = history.plus(epoch);
      if (history.bestEpoch() == epoch.epoch()) {
        best = state.weights();
      }
      checkpoint().write(folder.resolve(Checkpoint.FILE));
      listener.epochDone(epoch);
      if (history.collapsedStreak() >= TrainingHistory.COLLAPSE_EPOCHS) {
        listener.collapsing(history.collapsedStreak());
      }
    }
    return save();
  }

  private boolean finished() {
    return history.size() >= settings.epochs()
        || history.waited() >= settings.patience()
        || history.diverged();
  }

  private EpochRecord trainEpoch(int epoch) {
    long start = System.nanoTime();
    score.reset();
    int[] training = data.split().indices(Part.TRAINING);
    int[] orientations =
        settings.augmentation().orientations(training.length, settings.seed(), epoch);
    int done = 0;
    for (int[] batch : Batches.shuffled(training, settings.batchSize(), settings.seed(), epoch)) {
      if (cancelled) {
        throw new CancellationException(
            "training stopped after epoch " + history.size() + " of " + settings.epochs());
      }
      int[] laid = Arrays.copyOfRange(orientations, done, done + batch.length);
      fit(batch, laid);
      done += batch.length;
      listener.batchDone(epoch, done);
    }
    network.incrementEpochCount();
    double seconds = (System.nanoTime() - start) / 1e9;
    BatchNormCalibration.run(network, this::calibrationBatches);
    Validation validation = validate();
    return new EpochRecord(
        epoch,
        score.loss(),
        score.accuracy(),
        validation.loss(),
        validation.accuracy(),
        validation.predictedClasses(),
        (System.nanoTime() - start) / 1e9,
        training.length / seconds);
  }

  private void fit(int[] batch, int[] orientations) {
    int[] labels = data.labels(batch);
    score.expect(labels);
    network.fit(
        buffer.fill(data.images(), data.standardisation(), batch, orientations), targets(labels));
  }

  /** At most {@value #CALIBRATION_IMAGES} training images, evenly spaced, as they were taken. */
  private Iterator<INDArray> calibrationBatches() {
    int[] training = data.split().indices(Part.TRAINING);
    int count = Math.min(CALIBRATION_IMAGES, training.length);
    int[] spaced = new int[count];
    for (int k = 0; k < count; k++) {
      spaced[k] = training[(int) ((long) k * training.length / count)];
    }
    return Batches.inOrder(spaced, settings.batchSize()).stream()
        .map(batch -> buffer.fill(data.images(), data.standardisation(), batch))
        .iterator();
  }

  private Validation validate() {
    int[] indices = data.split().indices(Part.VALIDATION);
    return Validation.of(
        classifier.probabilities(data.images(), data.standardisation(), indices, Progress.NONE),
        data.labels(indices),
        classWeights);
  }

  /** One column of labels for two classes, else a column for each class. */
  private INDArray targets(int[] labels) {
    int columns = spec.classes() == 2 ? 1 : spec.classes();
    float[] values = new float[labels.length * columns];
    for (int row = 0; row < labels.length; row++) {
      if (columns == 1) {
        values[row] = labels[row];
      } else {
        values[row * columns + labels[row]] = 1;
      }
    }
    return Nd4j.createFromArray(values).reshape(labels.length, columns);
  }

  private Checkpoint checkpoint() {
    Checkpoint.State progress =
        new Checkpoint.State(
            spec,
            settings,
            data.images().dataset().classes(),
            classWeights,
            network.getIterationCount(),
            history);
    return new Checkpoint(progress, state.weights(), state.moments(), best);
  }

  private void goOn() {
    Path file = folder.resolve(Checkpoint.FILE);
    Checkpoint checkpoint =
        Checkpoint.read(file, Math.toIntExact(network.numParams()), state.moments().length);
    Checkpoint.State begun = checkpoint.state();
    boolean same =
        begun.network().equals(spec)
            && begun.settings().withEpochs(settings.epochs()).equals(settings)
            && begun.classes().equals(data.images().dataset().classes())
            && begun.classWeights().equals(classWeights);
    if (!same) {
      throw new ModelException(
          "'"
              + file
              + "' was begun with another network, other settings or other data; continue it as it was begun, or start a new run");
    }
    state.setWeights(checkpoint.weights());
    state.setMoments(checkpoint.optimizer());
    network.setIterationCount(begun.iterations());
    network.setEpochCount(begun.history().size());
    best = checkpoint.best();
    history = begun.history();
  }

  private TrainingResult save() {
    int bestEpoch = history.bestEpoch();
    if (bestEpoch == 0) {
      throw new ModelException(
          "the loss is no number from the first epoch on; try a lower learning rate than "
              + settings.optimisation().learningRate());
    }
    state.setWeights(best);
    EpochRecord epoch = history.epochs().get(bestEpoch - 1);
    TrainingSummary summary =
        new TrainingSummary(
            settings.seed(),
            settings.optimisation(),
            settings.batchSize(),
            history.size(),
            bestEpoch,
            epoch.validationLoss(),
            epoch.validationAccuracy(),
            history.collapsed());
    ImageDataset dataset = data.images().dataset();
    ModelCard card =
        SavedModel.write(
            folder,
            ModelCard.of(spec, data.preprocessing(), dataset, summary, Libraries.versions()),
            network);
    return new TrainingResult(new SavedModel(card, classifier), history, ending());
  }

  private TrainingResult.Ending ending() {
    if (history.diverged()) {
      return TrainingResult.Ending.DIVERGED;
    }
    return history.waited() >= settings.patience()
        ? TrainingResult.Ending.EARLY_STOP
        : TrainingResult.Ending.ALL_EPOCHS;
  }

  private void saveSplit() {
    Path file = folder.resolve(SavedModel.SPLIT);
    if (!Files.exists(file)) {
      SavedSplit.of(data.images().dataset(), data.split()).write(file);
    }
  }

  private void requireFit() {
    int classes = data.classes();
    if (classes != spec.classes()) {
      throw new ModelException(
          "the network has " + spec.classes() + " classes, the data set " + classes);
    }
    int size = data.images().transform().imageSize();
    if (size != spec.imageSize()) {
      throw new ModelException(
          "the network takes images of " + spec.imageSize() + " pixels, the data has " + size);
    }
  }
}
