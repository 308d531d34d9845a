package io.qubridge.app.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.qubridge.app.comparison.Comparison;
import io.qubridge.app.comparison.NoiseStudy;
import io.qubridge.app.device.SvgGraph;
import io.qubridge.app.model.AtomicFile;
import io.qubridge.app.training.EpochRecord;
import io.qubridge.circuit.Circuit;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Writes a comparison as one HTML file that needs no other file and no network. */
public final class HtmlReport {
  private static final String CHARTS = "org.webjars.npm/chart.js";

  private HtmlReport() {}

  /**
   * Writes the report.
   *
   * @param file is replaced at once when all is written
   * @param comparison the figures
   * @param circuit the quantum layer's circuit
   * @param pictures sample images of each class
   * @throws UncheckedIOException if the file cannot be written
   */
  public static void write(
      Path file, Comparison comparison, Circuit circuit, List<SamplePictures> pictures) {
    Map<String, Object> model = new HashMap<>();
    model.put("title", "Qubridge: classical and hybrid classifier compared");
    model.put("data", comparison.data());
    model.put("results", ReportTables.results(comparison.rows()));
    model.put("subjects", ReportTables.subjects(comparison));
    model.put("rows", comparison.rows());
    model.put("testImages", comparison.rows().get(0).scores().images());
    model.put("conclusions", comparison.conclusions());
    comparison.noise().ifPresent(study -> model.put("noise", noise(study)));
    comparison.seeds().ifPresent(study -> model.put("seeds", ReportTables.seeds(study)));
    Map<String, Object> charts = ComparisonCharts.of(comparison);
    model.put("charts", json(charts));
    model.put("chartNames", charts.keySet().stream().filter(c -> !isEmpty(charts, c)).toList());
    model.put("models", comparison.models());
    model.put("pictures", pictures);
    model.put("circuitText", circuitText(circuit));
    model.put("circuitSvg", CircuitDrawing.svg(circuit, "the quantum layer's circuit"));
    model.put("settings", comparison.settings());
    model.put("versions", comparison.versions());
    model.put("curves", curves(comparison));
    model.put("chartLibrary", chartLibrary());
    AtomicFile.write(
        file,
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          try {
            template().process(model, writer);
          } catch (TemplateException defect) {
            throw new IllegalStateException(defect);
          }
          writer.flush();
        });
  }

  private static boolean isEmpty(Map<String, Object> charts, String name) {
    return ((List<?>) charts.get(name)).isEmpty();
  }

  private static Map<String, Object> noise(NoiseStudy study) {
    Map<String, Object> noise = new HashMap<>();
    noise.put("name", study.name());
    noise.put("scale", study.scale());
    noise.put("fittedImages", study.fittedImages());
    noise.put("outputs", ReportTables.outputs(study));
    noise.put("probes", ReportTables.probes(study));
    noise.put("qubits", study.qubits());
    study
        .device()
        .ifPresent(
            device -> {
              String svg = SvgGraph.draw(device, Set.copyOf(study.qubits()));
              noise.put("deviceSvg", svg.substring(svg.indexOf("<svg")));
            });
    return noise;
  }

  private static String circuitText(Circuit circuit) {
    return String.format(
        "%d qubits, %d gates, %d parameters; x are features of the image, w trained weights."
            + " Rotations RX(a) turn by a radians.",
        circuit.qubits(), circuit.gates().size(), circuit.parameters().size());
  }

  private static String curves(Comparison comparison) {
    return json(comparison.models().stream().map(HtmlReport::curve).toList());
  }

  private static String json(Object data) {
    try {
      // a closing script tag inside a name would end the element that holds the data
      return new ObjectMapper().writeValueAsString(data).replace("<", "\\u003c");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, Object> curve(Comparison.TrainedModel model) {
    return Map.of(
        "name", model.name(),
        "training",
            Map.of(
                "accuracy", series(model, EpochRecord::trainingAccuracy),
                "loss", series(model, EpochRecord::trainingLoss)),
        "validation",
            Map.of(
                "accuracy", series(model, EpochRecord::validationAccuracy),
                "loss", series(model, EpochRecord::validationLoss)));
  }

  private static List<Double> series(
      Comparison.TrainedModel model, ToDoubleFunction<EpochRecord> value) {
    return model.epochs().stream()
        .map(value::applyAsDouble)
        .map(v -> Double.isFinite(v) ? v : null)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static Template template() throws IOException {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassForTemplateLoading(HtmlReport.class, "");
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat("computer");
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    return configuration.getTemplate("report.html.ftl");
  }

  /** The script of the chart library, from its jar on the class path. */
  private static String chartLibrary() {
    String folder = "/META-INF/maven/" + CHARTS;
    try (InputStream in = HtmlReport.class.getResourceAsStream(folder + "/pom.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      String path =
          "/META-INF/resources/webjars/chart.js/"
              + properties.getProperty("version")
              + "/dist/chart.umd.min.js";
      try (InputStream script = HtmlReport.class.getResourceAsStream(path)) {
        return new String(script.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
