package io.qubridge.app.training;

import io.qubridge.app.data.DatasetReader;
import io.qubridge.app.data.DatasetSummary;
import io.qubridge.app.data.DecodedImages;
import io.qubridge.app.data.ImageDataset;
import io.qubridge.app.data.Part;
import io.qubridge.app.data.Progress;
import io.qubridge.app.data.SavedSplit;
import io.qubridge.app.data.Split;
import io.qubridge.app.data.Splitter;
import io.qubridge.app.data.Standardisation;
import io.qubridge.app.data.SyntheticCells;
import io.qubridge.app.model.SavedModel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The images of a run, split and decoded.
 *
 * @param dataset which images there are
 * @param split which of them train, validate and test
 * @param training the decoded images as the networks see them
 */
public record ExperimentData(ImageDataset dataset, Split split, TrainingData training) {
  /**
   * Finds the images.
   *
   * @throws io.qubridge.app.data.DataException if they cannot be used
   */
  public static ImageDataset find(RunPlan.Images images) {
    if (images.folder().isPresent()) {
      return new DatasetReader().read(Path.of(images.folder().get()));
    }
    return SyntheticCells.dataset(
        images.syntheticImages(), images.transform().imageSize(), images.seed());
  }

  /**
   * Splits and decodes the images. A run that is continued keeps its split.
   *
   * @param runFolder keeps the split
   * @throws io.qubridge.app.data.DataException if they cannot be used
   */
  public static ExperimentData load(
      RunPlan plan, ImageDataset dataset, Path runFolder, Progress progress) {
    Path saved = runFolder.resolve(SavedModel.SPLIT);
    Split split;
    if (Files.exists(saved)) {
      split = SavedSplit.read(saved).in(dataset);
    } else {
      split = Splitter.split(dataset, plan.data().seed());
      SavedSplit.of(dataset, split).write(saved);
    }
    DecodedImages images = DecodedImages.load(dataset, plan.data().transform(), progress);
    TrainingData training =
        plan.standardised()
            ? TrainingData.standardised(images, split)
            : new TrainingData(images, split, Standardisation.NONE);
    return new ExperimentData(dataset, split, training);
  }

  /** The figures of the data set and its split. */
  public DatasetSummary summary() {
    return DatasetSummary.of(dataset, split);
  }

  /** The labels of a part's images, in the order of {@link Split#indices}. */
  public int[] labels(Part part) {
    return training.labels(split.indices(part));
  }
}
