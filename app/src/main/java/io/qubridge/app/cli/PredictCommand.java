package io.qubridge.app.cli;

import io.qubridge.app.layer.Prediction;
import io.qubridge.app.model.SavedModel;
import io.qubridge.spi.Backend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Classifies images. */
@Command(
    name = "predict",
    description = {
      "Classifies images: the most probable class of each, its probability, and with --shots the"
          + " probability's standard error."
    })
final class PredictCommand implements Runnable {
  /** Images in memory at once, whose circuits can go as one request. */
  private static final int BATCH = 1024;

  @Parameters(index = "0", paramLabel = "MODEL", description = "Folder of a trained model.")
  private Path model;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "IMAGE",
      description = "BMP, PNG or JPEG files.")
  private List<Path> images;

  @Mixin private BackendOptions backend;
  @Mixin private OutputOptions output;

  @Override
  public void run() {
    SavedModel saved = SavedModel.read(model);
    if (backend.dryRun()) {
      backend.rehearse(
          saved.card().network(),
          backend.accuracy(),
          rehearsal -> rehearsal.predict(images.size()),
          output);
      return;
    }
    try (Backend runner = backend.open(output)) {
      backend.apply(saved.classifier(), runner);
      List<Map<String, Object>> answers = new ArrayList<>();
      for (int from = 0; from < images.size(); from += BATCH) {
        List<Path> batch = images.subList(from, Math.min(images.size(), from + BATCH));
        float[][] inputs =
            batch.stream()
                .map(file -> saved.card().preprocessing().read(file))
                .toArray(float[][]::new);
        Prediction prediction = saved.classifier().predictions(inputs);
        for (int k = 0; k < batch.size(); k++) {
          answers.add(answer(batch.get(k), saved.card().classes(), prediction, k));
        }
      }
      print(answers);
    }
  }

  private Map<String, Object> answer(
      Path file, List<String> classes, Prediction prediction, int row) {
    int best = 0;
    for (int k = 1; k < classes.size(); k++) {
      if (prediction.outputs().get(row, k) >= prediction.outputs().get(row, best)) {
        best = k;
      }
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("image", file.toString());
    answer.put("class", classes.get(best));
    answer.put("probability", prediction.outputs().get(row, best));
    double error = prediction.standardErrors().get(row, best);
    answer.put("standardError", Double.isNaN(error) ? null : (Double) error);
    return answer;
  }

  private void print(List<Map<String, Object>> answers) {
    Terminal terminal = output.terminal();
    if (output.json()) {
      Json.print(terminal.out(), answers);
      return;
    }
    int width = answers.stream().mapToInt(a -> a.get("image").toString().length()).max().orElse(0);
    for (Map<String, Object> answer : answers) {
      double probability = (double) answer.get("probability");
      Double error = (Double) answer.get("standardError");
      String figure =
          backend.shots().isPresent() && error != null
              ? Figures.withError(probability, error, terminal)
              : String.format("%.4f", probability);
      terminal
          .out()
          .printf("%-" + width + "s  %s  %s%n", answer.get("image"), answer.get("class"), figure);
    }
  }
}
