package io.qubridge.braket.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qubridge.spi.MalformedResponseException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The answers of a job's tasks as one ZIP archive, which a journal keeps and any tool can open:
 * {@code 0/task.json} says how task 0 ended, {@code 0/results.json} and what it names are the
 * objects that the service wrote, byte for byte.
 */
public final class AnswerArchive {
  /** The most bytes of all objects of a job together. */
  public static final long MOST_BYTES = 1L << 30;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TASK = "task.json";
  private static final int MOST_ENTRIES = 100_000;

  private AnswerArchive() {}

  /** Writes an archive. Equal answers give equal bytes. */
  public static byte[] write(List<TaskAnswer> tasks) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (int index = 0; index < tasks.size(); index++) {
        TaskAnswer task = tasks.get(index);
        put(zip, index + "/" + TASK, head(task));
        for (Map.Entry<String, byte[]> object : new TreeMap<>(task.objects()).entrySet()) {
          put(zip, index + "/" + object.getKey(), object.getValue());
        }
      }
    } catch (IOException impossible) {
      throw new IllegalStateException("memory can be written", impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] head(TaskAnswer task) throws IOException {
    ObjectNode head = JSON.createObjectNode();
    head.put("task", task.arn()).put("status", task.status()).put("reason", task.reason());
    return JSON.writeValueAsBytes(head);
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /**
   * Reads an archive.
   *
   * @throws MalformedResponseException if it is none, or unpacks to more than 1 GiB
   */
  public static List<TaskAnswer> read(byte[] archive) {
    TreeMap<Integer, Map<String, byte[]>> tasks = new TreeMap<>();
    long left = MOST_BYTES;
    int entries = 0;
    if (archive.length < 2 || archive[0] != 'P' || archive[1] != 'K') {
      throw malformed("is no archive");
    }
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String[] name = entry.getName().split("/", 2);
        if (name.length != 2 || !name[0].matches("[0-9]{1,6}") || ++entries > MOST_ENTRIES) {
          throw malformed("holds '" + entry.getName() + "'");
        }
        byte[] content = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, left + 1));
        left -= content.length;
        if (left < 0) {
          throw malformed("unpacks to more than " + MOST_BYTES + " bytes");
        }
        tasks.computeIfAbsent(Integer.valueOf(name[0]), t -> new TreeMap<>()).put(name[1], content);
      }
      List<TaskAnswer> answers = new ArrayList<>();
      for (Map<String, byte[]> objects : tasks.values()) {
        answers.add(task(objects));
      }
      return answers;
    } catch (IOException damaged) {
      throw malformed("is damaged");
    }
  }

  private static TaskAnswer task(Map<String, byte[]> objects) throws IOException {
    byte[] head = objects.remove(TASK);
    if (head == null) {
      throw malformed("lacks a " + TASK);
    }
    JsonNode tree = JSON.readTree(head);
    return new TaskAnswer(
        tree.path("task").asText(),
        tree.path("status").asText(),
        tree.path("reason").asText(),
        objects);
  }

  private static MalformedResponseException malformed(String why) {
    return new MalformedResponseException("the stored answer of an Amazon Braket job " + why);
  }
}
