package io.qubridge.app.cli;

import io.qubridge.app.comparison.AffineMap;
import io.qubridge.app.comparison.Calibration;
import io.qubridge.app.comparison.Comparison;
import io.qubridge.app.comparison.ComparisonRow;
import io.qubridge.app.comparison.Execution;
import io.qubridge.app.comparison.Interval;
import io.qubridge.app.comparison.McNemar;
import io.qubridge.app.comparison.NoiseStudy;
import io.qubridge.app.comparison.OutputError;
import io.qubridge.app.comparison.PairedTest;
import io.qubridge.app.comparison.Scores;
import io.qubridge.app.comparison.SeedStudy;
import io.qubridge.app.comparison.Spread;
import io.qubridge.app.comparison.SubjectScore;
import io.qubridge.app.data.DatasetSummary;
import io.qubridge.app.noise.NoiseProbe;
import io.qubridge.app.training.EpochRecord;
import io.qubridge.device.DeviceModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A comparison as JSON; docs/run-folder.md lists the keys. */
final class ComparisonJson {
  private ComparisonJson() {}

  static Map<String, Object> document(Comparison comparison) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("command", comparison.command());
    document.put("data", data(comparison.data()));
    document.put("results", comparison.rows().stream().map(ComparisonJson::row).toList());
    comparison.noise().ifPresent(study -> document.put("noise", noise(study)));
    comparison.seeds().ifPresent(study -> document.put("seeds", seeds(study)));
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
    result.put("accuracyInterval", interval(scores.accuracyInterval()));
    result.put("balancedAccuracy", scores.balancedAccuracy());
    result.put("weightedF1", scores.weightedF1());
    result.put("rocAuc", finite(scores.rocAuc()));
    result.put("calibrationError", scores.calibrationError());
    result.put("loss", orNull(row.loss()));
    result.put("secondsPerEpoch", orNull(row.secondsPerEpoch()));
    result.put("confusion", scores.confusion().counts());
    result.put("calibration", row.calibration().bins().stream().map(ComparisonJson::bin).toList());
    result.put("subjects", row.subjects().stream().map(ComparisonJson::subject).toList());
    row.execution().ifPresent(execution -> result.put("execution", execution(execution)));
    row.outputError().ifPresent(error -> result.put("outputError", outputError(error)));
    row.againstHybrid().ifPresent(test -> result.put("againstHybrid", mcNemar(test)));
    row.againstClassical().ifPresent(test -> result.put("againstClassical", mcNemar(test)));
    return result;
  }

  private static List<Double> interval(Interval interval) {
    return List.of(interval.lower(), interval.upper());
  }

  private static Map<String, Object> bin(Calibration.Bin bin) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("images", bin.images());
    result.put("certainty", bin.certainty());
    result.put("accuracy", bin.accuracy());
    return result;
  }

  private static Map<String, Object> mcNemar(McNemar test) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("onlyThis", test.onlyFirst());
    result.put("onlyOther", test.onlySecond());
    result.put("flipped", test.flipped());
    result.put("pValue", test.pValue());
    return result;
  }

  private static Map<String, Object> subject(SubjectScore subject) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("subject", subject.subject());
    result.put("images", subject.images());
    result.put("correct", subject.correct());
    result.put("accuracy", subject.accuracy());
    return result;
  }

  private static Map<String, Object> execution(Execution execution) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("backend", execution.backend());
    result.put("noiseScale", orNull(execution.noiseScale()));
    result.put("shots", execution.shots().isPresent() ? execution.shots().getAsLong() : null);
    result.put("correction", execution.correction().label());
    return result;
  }

  private static Map<String, Object> outputError(OutputError error) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("mean", error.mean());
    result.put("interval", interval(error.interval()));
    return result;
  }

  private static Map<String, Object> noise(NoiseStudy study) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("settings", new TreeMap<>(study.settings()));
    result.put("scale", study.scale());
    result.put("device", study.device().map(DeviceModel::name).orElse(null));
    result.put("qubits", study.qubits());
    result.put("probes", study.probes().stream().map(ComparisonJson::probe).toList());
    result.put("fittedImages", study.fittedImages());
    result.put("outputs", study.outputs().stream().map(ComparisonJson::output).toList());
    return result;
  }

  private static Map<String, Object> probe(NoiseProbe probe) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("scale", probe.scale());
    result.put("values", probe.values().stream().map(ComparisonJson::value).toList());
    return result;
  }

  private static Map<String, Object> value(NoiseProbe.Value value) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("observable", value.observable());
    result.put("ideal", value.ideal());
    result.put("predicted", value.predicted());
    result.put("measured", value.measured());
    result.put("standardError", value.standardError());
    return result;
  }

  private static Map<String, Object> output(NoiseStudy.Output output) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("observable", output.observable());
    result.put("scale", output.map().map(AffineMap::scale).orElse(null));
    result.put("shift", output.map().map(AffineMap::shift).orElse(null));
    result.put("rSquared", output.map().map(AffineMap::rSquared).orElse(null));
    return result;
  }

  private static Map<String, Object> seeds(SeedStudy study) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("seeds", study.seeds());
    result.put("collapsed", study.collapsed());
    result.put("testShare", study.testShare());
    result.put("rows", study.rows().stream().map(ComparisonJson::seedRow).toList());
    return result;
  }

  private static Map<String, Object> seedRow(SeedStudy.Row row) {
    Map<String, Object> result = new LinkedHashMap<>();
    Spread spread = row.spread();
    result.put("name", row.name());
    result.put("accuracies", row.accuracies());
    result.put("mean", spread.mean());
    result.put("deviation", spread.deviation());
    result.put("least", spread.least());
    result.put("most", spread.most());
    row.againstHybrid().ifPresent(test -> result.put("againstHybrid", paired(test)));
    row.againstClassical().ifPresent(test -> result.put("againstClassical", paired(test)));
    return result;
  }

  private static Map<String, Object> paired(PairedTest test) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("difference", test.difference());
    result.put("deviation", test.deviation());
    result.put("t", finite(test.t()));
    result.put("pValue", finite(test.pValue()));
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
