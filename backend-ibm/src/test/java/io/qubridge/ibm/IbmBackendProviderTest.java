package io.qubridge.ibm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.InvalidConfigurationException;
import io.qubridge.spi.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IbmBackendProviderTest {
  private static final String CRN = "crn:v1:bluemix:public:quantum-computing:%s:a/acc:inst::";

  @TempDir private Path folder;

  private IbmBackendProvider provider() {
    return new IbmBackendProvider(folder.resolve("qiskit-ibm.json"));
  }

  private BackendConfig config(Map<String, String> more) {
    Map<String, String> given =
        new HashMap<>(Map.of("token", "KEY", "instance", CRN.formatted("")));
    given.putAll(more);
    return BackendConfig.of(provider(), given);
  }

  private String service(Map<String, String> more) {
    return IbmSettings.of(config(more), provider().settings()).account().service().toString();
  }

  @Test
  void tokenAndInstanceAreSecretAndRequired() {
    List<String> required =
        provider().settings().stream().filter(Setting::required).map(Setting::name).toList();
    assertEquals(List.of("token", "instance"), required);
    assertTrue(provider().settings().stream().filter(Setting::required).allMatch(Setting::secret));
    assertTrue(provider().paid());
  }

  @Test
  void anAccountOfQiskitIsUsedWhereNoneIsGiven() throws IOException {
    Files.writeString(
        folder.resolve("qiskit-ibm.json"),
        """
        {"default": {"channel": "ibm_quantum", "token": "OLD"},
         "mine": {"channel": "ibm_cloud", "token": "FIRST", "instance": "crn:v1:a:b:c::e:f::"},
         "default-ibm-quantum-platform": {"channel": "ibm_quantum_platform", "token": "SECOND",
           "instance": "%s", "verify": true, "is_default_account": true, "later": {"x": 1}}}
        """
            .formatted(CRN.formatted("eu-de")));
    BackendConfig config = BackendConfig.of(provider(), Map.of());
    var account = IbmSettings.of(config, provider().settings()).account();
    assertEquals("SECOND", account.apiKey());
    assertEquals("https://eu-de.quantum.cloud.ibm.com/api/v1", account.service().toString());
    assertFalse(config.toString().contains("SECOND"));
    assertFalse(config.shown().toString().contains("acc:inst"));
    BackendConfig other = BackendConfig.of(provider(), Map.of("token", "OTHER"));
    assertEquals("OTHER", IbmSettings.of(other, provider().settings()).account().apiKey());
  }

  @Test
  void aDamagedOrUselessAccountFileIsNoAccount() throws IOException {
    Path file = folder.resolve("qiskit-ibm.json");
    for (String text : List.of("{\"a\": {\"token\": ", "[]", "{\"a\": {\"channel\": \"x\"}}", "")) {
      Files.writeString(file, text);
      assertTrue(SavedAccount.read(file).isEmpty(), text);
    }
  }

  @Test
  void theRegionOfTheInstanceGivesTheHost() {
    String home = "https://quantum.cloud.ibm.com/api/v1";
    String germany = "https://eu-de.quantum.cloud.ibm.com/api/v1";
    assertEquals(home, service(Map.of("instance", CRN.formatted("us-east"))));
    assertEquals(germany, service(Map.of("instance", CRN.formatted("eu-de"))));
    assertEquals(germany, service(Map.of("region", "eu-de")));
    assertEquals("https://here.test/api/v1", service(Map.of("url", "https://here.test/api/v1/")));
  }

  @Test
  void theKeyIsSentOverHttpsOnly() {
    for (String url : List.of("http://quantum.cloud.ibm.com/api/v1", "ftp://a", "https://u:p@a/")) {
      String message =
          assertThrows(InvalidConfigurationException.class, () -> service(Map.of("url", url)))
              .getMessage();
      assertTrue(message.contains("https"), message);
    }
    assertEquals("http://localhost:1/api/v1", service(Map.of("url", "http://localhost:1/api/v1")));
    assertThrows(InvalidConfigurationException.class, () -> service(Map.of("region", "a/b@c")));
  }

  @Test
  void optionsThatExcludeEachOtherAreRefused() {
    List<Map<String, String>> wrong =
        List.of(
            Map.of("zne", "true"),
            Map.of("primitive", "estimator", "zne", "true", "pec", "true"),
            Map.of("primitive", "estimator", "resilience-level", "2", "pec", "true"),
            Map.of("primitive", "estimator", "zne-noise-factors", "0.5,2"),
            Map.of("primitive", "estimator", "zne-extrapolator", "polynomial_degree_3"));
    for (Map<String, String> options : wrong) {
      assertThrows(
          InvalidConfigurationException.class,
          () -> provider().open(config(options)),
          options::toString);
    }
    assertThrows(InvalidConfigurationException.class, () -> config(Map.of("poll-interval", "0")));
    assertThrows(InvalidConfigurationException.class, () -> config(Map.of("instance", "mine")));
    provider().open(config(Map.of("primitive", "estimator", "zne", "true"))).close();
  }
}
