package io.qubridge.app.cli;

import io.qubridge.app.comparison.Comparison;
import io.qubridge.app.comparison.ComparisonRow;
import io.qubridge.app.comparison.Scores;
import io.qubridge.app.data.DatasetSummary;
import io.qubridge.app.training.EpochRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A comparison as JSON; docs/run-folder.md lists the keys. */
final class ComparisonJson {
  private ComparisonJson() {}

  static Map<String, Object> document(Comparison comparison) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("command", comparison.command());
    document.put("data", data(comparison.data()));
    document.put("results", comparison.rows().stream().map(ComparisonJson::row).toList());
    document.put("models", comparison.models().stream().map(ComparisonJson::model).toList());
    document.put("conclusions", comparison.conclusions());
    document.put("settings", comparison.settings());
    document.put("versions", comparison.versions());
    return document;
  }

  static Map<String, Object> row(ComparisonRow row) {
    Scores scores = row.scores();
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("name", row.name());
    result.put("images", scores.images());
    result.put("accuracy", scores.accuracy());
    result.put(
        "accuracyInterval",
        List.of(scores.accuracyInterval().lower(), scores.accuracyInterval().upper()));
    result.put("balancedAccuracy", scores.balancedAccuracy());
    result.put("weightedF1", scores.weightedF1());
    result.put("rocAuc", finite(scores.rocAuc()));
    result.put("calibrationError", scores.calibrationError());
    result.put("loss", orNull(row.loss()));
    result.put("secondsPerEpoch", orNull(row.secondsPerEpoch()));
    result.put("confusion", scores.confusion().counts());
    return result;
  }

  private static Map<String, Object> data(DatasetSummary data) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("description", data.description());
    result.put("synthetic", data.synthetic());
    Map<String, Object> classes = new LinkedHashMap<>();
    data.classes().forEach(c -> classes.put(c.name(), c.images()));
    result.put("classes", classes);
    result.put("split", data.splitMethod());
    for (DatasetSummary.PartSummary part : data.parts()) {
      result.put(
          part.part().label(), Map.of("images", part.images(), "subjects", part.subjects().size()));
    }
    result.put("notices", data.notices());
    return result;
  }

  private static Map<String, Object> model(Comparison.TrainedModel model) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("name", model.name());
    result.put("parameters", model.parameters());
    result.put("bestEpoch", model.bestEpoch());
    result.put("ending", model.ending());
    result.put("collapsed", model.collapsed());
    result.put("epochs", model.epochs().stream().map(ComparisonJson::epoch).toList());
    return result;
  }

  private static Map<String, Object> epoch(EpochRecord epoch) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("epoch", epoch.epoch());
    result.put("trainingLoss", finite(epoch.trainingLoss()));
    result.put("trainingAccuracy", epoch.trainingAccuracy());
    result.put("validationLoss", finite(epoch.validationLoss()));
    result.put("validationAccuracy", epoch.validationAccuracy());
    result.put("seconds", epoch.seconds());
    result.put("imagesPerSecond", epoch.imagesPerSecond());
    return result;
  }

  private static Object finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static Object orNull(OptionalDouble value) {
    return value.isPresent() ? finite(value.getAsDouble()) : null;
  }
}
