package io.qubridge.braket.result;

import com.fasterxml.jackson.databind.JsonNode;
import io.qubridge.spi.MalformedResponseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Which objects make up a result. A single program has one; a program set has one with everything,
 * or one that names others by keys relative to its folder, which name others in turn ({@code
 * task_result/program_set_task_result_v1.py} and {@code program_result_v1.py} of the Braket
 * schemas).
 */
public final class ResultFiles {
  private static final int MOST_NAMES = 20_000;

  private ResultFiles() {}

  /**
   * Fetches a result with all that it names.
   *
   * @param first the content of {@code results.json}
   * @param fetch gives the objects of some keys, in order
   * @return the objects by key
   * @throws MalformedResponseException if a key leads out of the task's folder
   */
  public static Map<String, byte[]> collect(
      byte[] first, Function<List<String>, List<byte[]>> fetch) {
    Map<String, byte[]> files = new TreeMap<>();
    files.put(TaskAnswer.RESULTS, first);
    JsonNode root = ResultDocument.read(first).tree();
    List<String> programs = names("", root.path("programResults"));
    List<String> wanted = new ArrayList<>(programs);
    wanted.addAll(names("", root.path("taskMetadata")));
    put(files, wanted, fetch.apply(bounded(wanted)));
    List<String> deeper = new ArrayList<>();
    for (String program : programs) {
      JsonNode tree = ResultDocument.read(files.get(program)).tree();
      deeper.addAll(names(folder(program), tree.path("executableResults")));
      deeper.addAll(names(folder(program), tree.path("source")));
    }
    put(files, deeper, fetch.apply(bounded(deeper)));
    return files;
  }

  private static List<String> bounded(List<String> keys) {
    if (keys.size() > MOST_NAMES) {
      throw new MalformedResponseException("a program set's result names more objects than it has");
    }
    return keys;
  }

  private static void put(Map<String, byte[]> files, List<String> keys, List<byte[]> contents) {
    for (int k = 0; k < keys.size(); k++) {
      files.put(keys.get(k), contents.get(k));
    }
  }

  private static List<String> names(String folder, JsonNode node) {
    List<String> names = new ArrayList<>();
    for (JsonNode item : node.isArray() ? node : List.of(node)) {
      if (item.isTextual()) {
        names.add(resolve(folder, item.asText()));
      }
    }
    return names;
  }

  /** The folder of a key, with its slash; empty at the top. */
  static String folder(String key) {
    return key.substring(0, key.lastIndexOf('/') + 1);
  }

  /** A key below a folder, as a result names it. */
  static String resolve(String folder, String name) {
    boolean plain = name.matches("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+){0,8}");
    if (!plain || ("/" + name + "/").contains("/../") || ("/" + name + "/").contains("/./")) {
      throw new MalformedResponseException(
          "a program set's result names an object outside of its folder");
    }
    return folder + name;
  }
}
