package io.qubridge.app.data;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The labels of C-NMC's preliminary test images: {@code Patient_ID,new_names,labels}. */
final class LabelsFile {
  private static final long MAX_BYTES = 64L << 20;
  private static final int MAX_SHOWN = 60;
  private static final String ORIGINAL_NAME = "Patient_ID";
  private static final String NEW_NAME = "new_names";
  private static final String LABEL = "labels";

  /** What a row says about an image; 1 is a blast, 0 a normal cell. */
  record Row(String subject, int label) {}

  private LabelsFile() {}

  /**
   * Reads the rows by their {@code new_names}, in the order of the file.
   *
   * @throws DataException if a column is missing or a row cannot be believed
   */
  static Map<String, Row> read(Path file, List<String> notices) {
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).build();
    try (CSVParser parser = CSVParser.parse(new StringReader(text(file)), format)) {
      for (String column : List.of(ORIGINAL_NAME, NEW_NAME, LABEL)) {
        if (!parser.getHeaderNames().contains(column)) {
          throw new DataException(
              "%s: has no column %s; expected %s,%s,%s"
                  .formatted(file, column, ORIGINAL_NAME, NEW_NAME, LABEL));
        }
      }
      return rows(file, parser, notices);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new DataException(file + ": is no readable CSV file (" + e.getMessage() + ")", e);
    }
  }

  private static String text(Path file) throws IOException {
    long bytes = Files.size(file);
    if (bytes > MAX_BYTES) {
      throw new DataException(
          file + ": has " + bytes + " bytes, more than the " + MAX_BYTES + " allowed for labels");
    }
    String text = Files.readString(file, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Map<String, Row> rows(Path file, CSVParser parser, List<String> notices) {
    Map<String, Row> rows = new LinkedHashMap<>();
    int repeated = 0;
    for (CSVRecord csv : parser) {
      String where = file + ": line " + parser.getCurrentLineNumber();
      if (!csv.isConsistent()) {
        throw new DataException(
            "%s has %d columns instead of %d"
                .formatted(where, csv.size(), parser.getHeaderNames().size()));
      }
      Row row = row(where, csv.get(ORIGINAL_NAME), csv.get(LABEL));
      Row before = rows.putIfAbsent(csv.get(NEW_NAME), row);
      if (before != null && !before.equals(row)) {
        throw new DataException(
            "%s labels %s a second time and differently; keep one of the rows"
                .formatted(where, shown(csv.get(NEW_NAME))));
      }
      repeated += before == null ? 0 : 1;
    }
    if (repeated > 0) {
      notices.add(
          file.getFileName()
              + ": ignored "
              + ImageFolder.count(repeated, "row that repeats", "rows that repeat")
              + " an earlier one");
    }
    return rows;
  }

  private static Row row(String where, String originalName, String label) {
    Matcher name = CnmcLayout.FILE_NAME.matcher(originalName);
    if (!name.find()) {
      throw new DataException(
          "%s: %s '%s' is not of the form UID_<subject>_<image>_<cell>_<all|hem>.bmp"
              .formatted(where, ORIGINAL_NAME, shown(originalName)));
    }
    if (!label.equals("0") && !label.equals("1")) {
      throw new DataException(
          "%s: label '%s' is neither 1 (all) nor 0 (hem)".formatted(where, shown(label)));
    }
    if (!CnmcLayout.CLASSES.get(Integer.parseInt(label)).equals(name.group(2))) {
      throw new DataException(
          "%s: label %s contradicts %s %s"
              .formatted(where, label, ORIGINAL_NAME, shown(originalName)));
    }
    return new Row(name.group(1), Integer.parseInt(label));
  }

  /** A cell of the file as a message may show it: one line, of bounded length. */
  private static String shown(String cell) {
    String line = cell.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= MAX_SHOWN ? line : line.substring(0, MAX_SHOWN) + "...";
  }
}
