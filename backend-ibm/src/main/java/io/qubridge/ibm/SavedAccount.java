package io.qubridge.ibm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An account that Qiskit saved in {@code ~/.qiskit/qiskit-ibm.json}. Which of several is taken, is
 * the rule of Qiskit/qiskit-ibm-runtime: the default account of the channel, else the one of the
 * default name, else any of the channel.
 *
 * @param token the API key, a secret
 * @param instance the CRN of the instance; empty where only its name was saved or nothing
 */
record SavedAccount(String token, Optional<String> instance) {
  private static final long MAX_BYTES = 1 << 20;

  /** The file of the user that runs this process. */
  static Path file() {
    return Path.of(System.getProperty("user.home", ""), ".qiskit", "qiskit-ibm.json");
  }

  /** The account in a file; empty where there is no such file or none of today's channels in it. */
  static Optional<SavedAccount> read(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
        return Optional.empty();
      }
      // made only here, since every command makes the provider and few have such a file
      return choose(new ObjectMapper().readTree(Files.readAllBytes(file)));
    } catch (JsonProcessingException broken) { // its message could quote the key
      return Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<SavedAccount> choose(JsonNode accounts) {
    JsonNode best = null;
    int bestRank = 0;
    for (var entry : accounts.properties()) {
      JsonNode account = entry.getValue();
      String channel = account.path("channel").asText();
      boolean known = channel.equals("ibm_quantum_platform") || channel.equals("ibm_cloud");
      boolean named =
          entry.getKey().equals("default-ibm-quantum-platform")
              || entry.getKey().equals("default-ibm-cloud");
      int rank = account.path("is_default_account").asBoolean() ? 3 : named ? 2 : 1;
      if (known && !account.path("token").asText().isBlank() && rank > bestRank) {
        best = account;
        bestRank = rank;
      }
    }
    return Optional.ofNullable(best)
        .map(
            account ->
                new SavedAccount(
                    account.path("token").asText(),
                    Optional.of(account.path("instance").asText())
                        .filter(instance -> instance.startsWith("crn:"))));
  }

  /** Neither token nor instance. */
  @Override
  public String toString() {
    return "SavedAccount[***]";
  }
}
