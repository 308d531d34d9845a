package io.qubridge.braket.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qubridge.device.DeviceException;
import io.qubridge.device.DeviceFormat;
import io.qubridge.device.DeviceModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads a QPU's {@code deviceCapabilities}: the object that GetDevice carries as a JSON string, in
 * a file of its own, or in a folder with no other such file.
 */
public final class CapabilitiesReader implements DeviceFormat {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MAX_BYTES = 64L << 20;
  private static final int HEAD_BYTES = 1 << 16;
  private static final String SUFFIX = "[-_.]?(device[-_])?capabilities$";

  @Override
  public String id() {
    return "braket";
  }

  @Override
  public String description() {
    return "a file with a QPU's deviceCapabilities";
  }

  @Override
  public boolean recognizes(Path path) {
    return Files.isDirectory(path) ? !candidates(path).isEmpty() : isCapabilities(path);
  }

  @Override
  public DeviceModel read(Path path) {
    Path file = Files.isDirectory(path) ? only(path) : path;
    String stem = file.getFileName().toString().replaceFirst("\\.json$", "");
    String name = stem.replaceFirst(SUFFIX, "");
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new DeviceException("has more than " + (MAX_BYTES >> 20) + " MiB");
      }
      return read(Files.readString(file), name.isEmpty() ? stem : name, "capabilities in " + file);
    } catch (DeviceException damaged) {
      throw new DeviceException(file + ": " + damaged.getMessage(), damaged);
    } catch (IOException unreadable) {
      throw new DeviceException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  /**
   * Makes a device of a capabilities document.
   *
   * @param capabilities the JSON text
   * @param name the device's name, which the document does not hold
   * @param source where it comes from, for people
   * @throws DeviceException if it does not describe a QPU
   */
  public static DeviceModel read(String capabilities, String name, String source) {
    try {
      JsonNode root = JSON.readTree(capabilities);
      return new CapabilitiesParser(root, name).parse(source);
    } catch (JsonProcessingException broken) {
      throw new DeviceException(broken(broken), broken);
    }
  }

  private static String broken(JsonProcessingException failure) {
    String reason =
        failure.getOriginalMessage().lines().findFirst().orElse("").replaceFirst(" \\(start.*", "");
    return failure.getLocation() == null
        ? "not JSON, " + reason
        : "line %d, column %d: not JSON, %s"
            .formatted(
                failure.getLocation().getLineNr(), failure.getLocation().getColumnNr(), reason);
  }

  private static Path only(Path folder) {
    List<Path> found = candidates(folder);
    if (found.size() != 1) {
      throw new DeviceException(
          folder
              + " holds "
              + found.size()
              + " device descriptions; name one of "
              + String.join(", ", found.stream().map(f -> f.getFileName().toString()).toList()));
    }
    return found.get(0);
  }

  private static List<Path> candidates(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().endsWith(".json"))
          .filter(CapabilitiesReader::isCapabilities)
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new DeviceException(
          folder + " cannot be listed: " + unreadable.getMessage(), unreadable);
    }
  }

  private static boolean isCapabilities(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    if (file.getFileName().toString().endsWith("capabilities.json")) {
      return true;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
      return head.contains("braket.device_schema");
    } catch (IOException unreadable) {
      return false;
    }
  }
}
