package io.qubridge.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.qubridge.app.cli.CommandProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendsCommandTest {
  private static final String SECRET = "s3cr3t-of-the-user";

  @TempDir Path work;

  @Test
  void listsEveryPluginWithWhatIsMissing() {
    JsonNode document = qubridge("backends", "--json").run().json();
    List<String> found = new ArrayList<>();
    for (JsonNode backend : document.get("backends")) {
      found.add(backend.get("id").asText() + " " + backend.get("status").asText());
      assertTrue(backend.get("jar").asText().startsWith("/"), backend::toString);
      assertTrue(backend.get("version").isTextual(), backend::toString);
      assertTrue(backend.get("settings").isArray(), backend::toString);
    }
    assertEquals(List.of("braket not-configured", "ibm not-configured", "local available"), found);
    assertEquals("[]", document.get("problems").toString());
  }

  @Test
  void showsWhatABackendCanDo() {
    JsonNode local = qubridge("backends", "local", "--json").run().json().at("/backends/0");
    assertEquals("local", local.get("id").asText());
    JsonNode capabilities = local.get("capabilities");
    assertTrue(capabilities.get("qubits").asInt() > 1, local::toString);
    assertTrue(capabilities.get("gates").toString().contains("\"cx\""), local::toString);
    assertTrue(capabilities.get("features").toString().contains("\"exact\""), local::toString);
    assertTrue(capabilities.has("limits"), local::toString);
    Outcome people = qubridge("backends", "local").run();
    assertTrue(people.out().startsWith("local: available\n"), people::toString);
    assertTrue(people.out().contains(" qubits  "), people::toString);
    assertFalse(people.out().contains("ibm:"), people::toString);
  }

  @Test
  void saysWhereAMissingSettingGoes() {
    Outcome ibm = qubridge("backends", "ibm").run();
    assertEquals(0, ibm.status(), ibm::toString);
    assertTrue(
        ibm.out().startsWith("ibm: not configured: missing token, instance\n"), ibm::toString);
    assertTrue(ibm.out().contains("QUBRIDGE_IBM_TOKEN"), ibm::toString);
    String file = work.resolve("config/qubridge/settings.properties").toString();
    assertTrue(ibm.out().contains(file), ibm::toString);
  }

  @Test
  void namesTheKnownForAnUnknownId() {
    qubridge("backends", "nope")
        .run()
        .requireFailure(ExitCode.BACKEND, "'nope'", "braket", "ibm", "local");
  }

  @Test
  void takesSettingsFromTheEnvironmentAndNeverShowsThem() throws IOException {
    for (String format : List.of("--json", "--quiet")) {
      Outcome outcome =
          withPlugins("awkward.jar", "backends", "awkward", format)
              .environment("QUBRIDGE_AWKWARD_TOKEN", SECRET)
              .run();
      assertEquals(0, outcome.status(), outcome::toString);
      assertTrue(outcome.out().contains("available"), outcome::toString);
      assertFalse((outcome.out() + outcome.err()).contains(SECRET), outcome::toString);
    }
  }

  @Test
  void takesSettingsFromTheUsersFile() throws IOException {
    Path file = work.resolve("config/qubridge/settings.properties");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "awkward.token=" + SECRET + "\n");
    Outcome outcome = withPlugins("awkward.jar", "backends", "awkward", "--json").run();
    assertEquals("available", outcome.json().at("/backends/0/status").asText());
    assertEquals("true", outcome.json().at("/backends/0/settings/0/configured").asText());
    assertFalse(outcome.out().contains(SECRET), outcome::toString);
  }

  @Test
  void reportsABrokenJarAndGoesOn() throws IOException {
    Path folder = work.resolve("plugins");
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("broken.jar"), "not a jar");
    CommandProcess command = withPlugins("awkward.jar", "backends", "--json");
    JsonNode document = command.run().json();
    assertEquals(4, document.get("backends").size(), document::toString);
    assertEquals(1, document.get("problems").size(), document::toString);
    assertTrue(document.at("/problems/0").asText().contains("broken.jar"), document::toString);
    Outcome people = withPlugins("awkward.jar", "backends").run();
    assertTrue(people.out().contains("broken.jar"), people::toString);
  }

  @Test
  void refusesTwoPluginsOfOneIdAndNamesBothJars() throws IOException {
    PluginFolder.write(work.resolve("plugins/first.jar"));
    withPlugins("second/second.jar", "backends")
        .run()
        .requireFailure(ExitCode.BACKEND, "'awkward'", "first.jar", "second.jar");
  }

  @Test
  void findsPluginsBesideTheLauncher() throws IOException {
    PluginFolder.write(work.resolve("home of qubridge/plugins/awkward.jar"));
    String home = "-Dqubridge.home=" + work.resolve("home of qubridge");
    JsonNode document =
        CommandProcess.qubridge(work, List.of(home), "backends", "awkward", "--json").run().json();
    assertEquals("not-configured", document.at("/backends/0/status").asText());
    assertEquals("[\"token\"]", document.at("/backends/0/missing").toString());
  }

  private CommandProcess qubridge(String... arguments) {
    return CommandProcess.qubridge(work, arguments);
  }

  private CommandProcess withPlugins(String jar, String... arguments) throws IOException {
    PluginFolder.write(work.resolve("plugins").resolve(jar));
    return qubridge(arguments).environment("QUBRIDGE_PLUGINS", work.resolve("plugins").toString());
  }
}
