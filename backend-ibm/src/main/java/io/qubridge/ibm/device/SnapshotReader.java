package io.qubridge.ibm.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qubridge.device.DeviceException;
import io.qubridge.device.DeviceFormat;
import io.qubridge.device.DeviceModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads a folder with a device's configuration and properties, as the REST interface serves them
 * and as Qiskit's fake provider keeps them: {@code conf.json} and {@code props.json}, or {@code
 * conf_NAME.json} and {@code props_NAME.json}.
 */
public final class SnapshotReader implements DeviceFormat {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_BYTES = 64 << 20;

  @Override
  public String id() {
    return "ibm";
  }

  @Override
  public String description() {
    return "a folder with conf.json and props.json";
  }

  @Override
  public boolean recognizes(Path path) {
    return Files.isDirectory(path)
        && (!named(path, "conf").isEmpty() || !named(path, "props").isEmpty());
  }

  @Override
  public DeviceModel read(Path path) {
    JsonNode configuration = json(only(path, "conf"));
    JsonNode properties = json(only(path, "props"));
    try {
      return SnapshotParser.parse(configuration, properties, "snapshot in " + path);
    } catch (DeviceException damaged) {
      throw new DeviceException(path + ": " + damaged.getMessage(), damaged);
    }
  }

  /**
   * Makes a device of the two documents of the REST interface.
   *
   * @param configuration the answer of {@code GET /backends/NAME/configuration}
   * @param properties the answer of {@code GET /backends/NAME/properties}
   * @param source where they come from, for people
   * @throws DeviceException if they do not describe a device
   */
  public static DeviceModel read(JsonNode configuration, JsonNode properties, String source) {
    return SnapshotParser.parse(configuration, properties, source);
  }

  private static Path only(Path folder, String prefix) {
    List<Path> found = named(folder, prefix);
    if (found.size() != 1) {
      throw new DeviceException(
          folder
              + (found.isEmpty() ? " has no " : " has more than one ")
              + prefix
              + ".json; an IBM snapshot is one conf.json and one props.json");
    }
    return found.get(0);
  }

  private static List<Path> named(Path folder, String prefix) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().matches(prefix + "(_\\w+)?\\.json"))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new DeviceException(
          folder + " cannot be listed: " + unreadable.getMessage(), unreadable);
    }
  }

  private static JsonNode json(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new DeviceException(file + " is no regular file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new DeviceException(file + " has more than " + (MAX_BYTES >> 20) + " MiB");
      }
      return JSON.readTree(bytes);
    } catch (JsonProcessingException broken) {
      throw new DeviceException(file + broken(broken), broken);
    } catch (IOException unreadable) {
      throw new DeviceException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  private static String broken(JsonProcessingException failure) {
    String reason =
        failure.getOriginalMessage().lines().findFirst().orElse("").replaceFirst(" \\(start.*", "");
    return failure.getLocation() == null
        ? ": not JSON, " + reason
        : ", line %d, column %d: not JSON, %s"
            .formatted(
                failure.getLocation().getLineNr(), failure.getLocation().getColumnNr(), reason);
  }
}
