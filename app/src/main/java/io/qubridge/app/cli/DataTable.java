package io.qubridge.app.cli;

import io.qubridge.app.data.DatasetSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells what images a command works on, in a few lines. */
final class DataTable {
  private DataTable() {}

  static List<String> lines(DatasetSummary data) {
    List<String> lines = new ArrayList<>();
    lines.add("data: " + data.description());
    lines.add(
        "classes: "
            + data.classes().stream()
                .map(
                    c ->
                        c.index()
                            + " = "
                            + c.name()
                            + " ("
                            + Figures.count(c.images(), "image")
                            + ")")
                .collect(Collectors.joining(", ")));
    lines.add(
        "split "
            + data.splitMethod()
            + ", seed "
            + data.seed()
            + ": "
            + data.parts().stream().map(DataTable::part).collect(Collectors.joining(", ")));
    data.notices().forEach(notice -> lines.add("note: " + notice));
    return lines;
  }

  private static String part(DatasetSummary.PartSummary part) {
    String counts =
        part.imagesByClass().stream().map(String::valueOf).collect(Collectors.joining(" + "));
    String subjects = part.subjects().isEmpty() ? "" : ", " + part.subjects().size() + " subjects";
    return part.part().label() + " " + part.images() + " (" + counts + subjects + ")";
  }
}
