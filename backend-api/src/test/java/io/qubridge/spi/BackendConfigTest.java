package io.qubridge.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackendConfigTest {
  private static final Setting<String> TOKEN = Setting.secret("token", "the key");
  private static final Setting<String> DEVICE = Setting.required("device", "its name");
  private static final Setting<String> MODE =
      Setting.choice("mode", "job", List.of("job", "batch"), "how");
  private static final Setting<Integer> POLL = Setting.integer("poll", 5, 1, 60, "seconds");
  private static final Setting<String> REGION = Setting.text("region", "where");
  private static final Setting<Duration> WAIT =
      new Setting<>("wait", Duration::parse, Optional.empty(), false, false, "ISO 8601");
  private static final Setting<Integer> PIN =
      new Setting<>("pin", Integer::valueOf, Optional.empty(), false, true, "digits");

  @Test
  void givesTypedValuesAndDefaults() {
    BackendConfig config =
        config(Map.of("token", "t0p", "device", "d", "poll", " 9 ", "wait", "PT2S"));
    assertEquals("d", config.require(DEVICE));
    assertEquals(9, config.require(POLL));
    assertEquals("job", config.require(MODE));
    assertEquals(Optional.of(Duration.ofSeconds(2)), config.get(WAIT));
    assertEquals(Optional.empty(), config.get(REGION));
    assertThrows(IllegalArgumentException.class, () -> config.require(REGION));
  }

  @Test
  void reportsAllFaultsAtOnce() {
    InvalidConfigurationException refusal =
        assertThrows(
            InvalidConfigurationException.class,
            () ->
                config(
                    Map.of(
                        "devise", "x", "mode", "twice", "poll", "61", "wait", "soon", "pin", "x")));
    assertEquals(BackendException.Category.USER, refusal.category());
    assertEquals(
        List.of(
            "setting 'token' is missing (the key)",
            "setting 'device' is missing (its name)",
            "setting 'mode' is 'twice': expected one of job, batch",
            "setting 'poll' is '61': expected a whole number from 1 to 60",
            "setting 'wait' is 'soon': Text cannot be parsed to a Duration",
            "setting 'pin' is '***': not accepted",
            "unknown setting 'devise'; known: token, device, mode, poll, region, wait, pin"),
        refusal.faults());
    assertTrue(refusal.getMessage().startsWith("backend 'acme': setting 'token' is missing"));
  }

  @Test
  void takesABlankValueForAMissingOneWhereOneIsNeeded() {
    InvalidConfigurationException refusal =
        assertThrows(
            InvalidConfigurationException.class, () -> config(Map.of("token", " ", "device", "d")));
    assertEquals(List.of("setting 'token' is missing (the key)"), refusal.faults());
  }

  @Test
  void neverShowsThePasswordInAnAddress() {
    for (String address :
        List.of("https://me:pa55@host/x", "ftp://me:p@55/word:pa55@h", "x://me:a\npa55@h")) {
      InvalidConfigurationException refusal =
          assertThrows(
              InvalidConfigurationException.class,
              () -> config(Map.of("token", "t", "device", "d", "mode", address)));
      assertFalse(refusal.getMessage().contains("55"), refusal.getMessage());
      assertTrue(refusal.getMessage().contains("://***@h"), refusal.getMessage());
      BackendConfig accepted = config(Map.of("token", "t", "device", "d", "region", address));
      assertFalse(accepted.toString().contains("55"), accepted::toString);
    }
  }

  @Test
  void neverShowsASecret() {
    BackendConfig config = config(Map.of("token", "t0p", "device", "d", "pin", "4711"));
    String all = config + " " + config.shown() + " " + TOKEN + " " + config.redact("a t0p 4711 b");
    assertFalse(all.contains("t0p"), all);
    assertFalse(all.contains("4711"), all);
    assertEquals("***", config.shown().get("token"));
    assertEquals("a *** *** b", config.redact("a t0p 4711 b"));
    assertEquals("t0p", config.require(TOKEN));
  }

  @Test
  void refusesSettingsThatUsersCannotWrite() {
    assertThrows(IllegalArgumentException.class, () -> Setting.text("Token", "help"));
    assertThrows(IllegalArgumentException.class, () -> Setting.text("", "help"));
  }

  private static BackendConfig config(Map<String, String> given) {
    return BackendConfig.of(new Acme(), given);
  }

  private static final class Acme implements BackendProvider {
    @Override
    public String id() {
      return "acme";
    }

    @Override
    public int apiVersion() {
      return ApiVersion.CURRENT;
    }

    @Override
    public List<Setting<?>> settings() {
      return List.of(TOKEN, DEVICE, MODE, POLL, REGION, WAIT, PIN);
    }

    @Override
    public Backend open(BackendConfig config) {
      throw new UnsupportedOperationException();
    }
  }
}
