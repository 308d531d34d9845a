package io.qubridge.app.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.qubridge.app.model.AtomicFile;
import io.qubridge.app.model.Json;
import io.qubridge.app.model.ModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads and writes what a run folder keeps of what was asked for. */
final class PlanFile {
  private static final int MAX_BYTES = 1 << 20;

  private PlanFile() {}

  static void write(Path folder, String name, Object plan) {
    AtomicFile.write(folder.resolve(name), out -> out.write(Json.MAPPER.writeValueAsBytes(plan)));
  }

  /**
   * Reads a plan.
   *
   * @param format the form that this release reads
   * @throws ModelException if the folder has none that this release can read
   */
  static <T> T read(Path folder, String name, int format, Class<T> type) {
    Path file = folder.resolve(name);
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new ModelException("'" + file + "' is larger than a run's plan can be");
      }
      byte[] bytes = Files.readAllBytes(file);
      int found = Json.MAPPER.readTree(bytes).path("format").asInt(-1);
      if (found != format) {
        throw new ModelException(
            "'" + file + "' has format " + found + "; this release reads " + format);
      }
      return Json.MAPPER.readValue(bytes, type);
    } catch (JsonProcessingException fault) {
      throw new ModelException("'" + file + "' is no plan of a run", fault);
    } catch (NoSuchFileException absent) {
      throw new ModelException("'" + folder + "' holds no run: it has no '" + name + "'", absent);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
