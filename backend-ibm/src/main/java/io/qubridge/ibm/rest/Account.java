package io.qubridge.ibm.rest;

import java.util.Objects;
import okhttp3.HttpUrl;

/**
 * Whose instance is asked, and where.
 *
 * @param apiKey the IBM Cloud API key, a secret
 * @param crn the instance's cloud resource name, treated as a secret: it holds the account's id
 * @param service the base address of the service, ending in {@code /api/v1}
 * @param identity the address that bearer tokens are fetched from
 */
public record Account(String apiKey, String crn, HttpUrl service, HttpUrl identity) {
  private static final String HIDDEN = "***";

  /** Checks that all is there. */
  public Account {
    Objects.requireNonNull(apiKey, "apiKey");
    Objects.requireNonNull(crn, "crn");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(identity, "identity");
  }

  /** A text of the service with the secrets of this account hidden. */
  String redact(String text) {
    return text.replace(apiKey, HIDDEN).replace(crn, HIDDEN);
  }

  /** The service alone. */
  @Override
  public String toString() {
    return "Account[" + service + "]";
  }
}
