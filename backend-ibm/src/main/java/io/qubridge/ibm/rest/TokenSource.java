package io.qubridge.ibm.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.qubridge.spi.AuthenticationException;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.MalformedResponseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import okhttp3.FormBody;
import okhttp3.Request;

/**
 * Exchanges the API key for bearer tokens and keeps the last one in memory until 80 % of its life
 * are over, as IBM's own SDK does. One exchange at a time; other threads wait for its outcome.
 */
public final class TokenSource {
  private static final String GRANT = "urn:ibm:params:oauth:grant-type:apikey";
  private static final String WHAT = "the token exchange";
  private static final long MAX_BYTES = 1 << 20;
  private static final int MAX_LIFE_SECONDS = 24 * 3600;
  private static final Duration SPARE = Duration.ofSeconds(10);

  private final Account account;
  private final HttpSender http;
  private final Clock clock;

  private String token;
  private Instant renewal = Instant.EPOCH;
  private Instant end = Instant.EPOCH;

  TokenSource(Account account, HttpSender http, Clock clock) {
    this.account = account;
    this.http = http;
    this.clock = clock;
  }

  /**
   * A token that is good for now.
   *
   * @throws AuthenticationException if the API key is not accepted
   * @throws BackendException if no token can be had
   */
  synchronized String token() {
    Instant now = clock.instant();
    if (now.isBefore(renewal)) {
      return token;
    }
    try {
      exchange(now);
    } catch (BackendException unavailable) {
      if (unavailable instanceof AuthenticationException || !now.isBefore(end.minus(SPARE))) {
        throw unavailable;
      }
    }
    return token;
  }

  /** Forgets a token that the service refused, unless another took its place meanwhile. */
  synchronized void refused(String bad) {
    if (bad.equals(token)) {
      renewal = Instant.EPOCH;
      end = Instant.EPOCH;
    }
  }

  /** A text with the tokens of this source hidden. */
  synchronized String redact(String text) {
    String shown = account.redact(text);
    return token == null ? shown : shown.replace(token, "***");
  }

  private void exchange(Instant now) {
    Request request =
        new Request.Builder()
            .url(account.identity())
            .header("Accept", "application/json")
            .post(
                new FormBody.Builder()
                    .add("grant_type", GRANT)
                    .add("apikey", account.apiKey())
                    .add("response_type", "cloud_iam")
                    .build())
            .build();
    HttpAnswer answer = http.send(request, WHAT, HttpSender.Repeat.FREELY, MAX_BYTES);
    if (!answer.successful()) {
      throw refusal(answer);
    }
    JsonNode json = ServiceJson.read(answer.body(), WHAT);
    String fresh = json.path("access_token").asText();
    long life = Math.min(json.path("expires_in").asLong(), MAX_LIFE_SECONDS);
    if (!fresh.matches("[\\x21-\\x7e]+") || life < 1) {
      throw new MalformedResponseException("ibm: the answer to " + WHAT + " holds no token");
    }
    token = fresh;
    end = now.plusSeconds(life);
    renewal = now.plusMillis(life * 800);
  }

  private BackendException refusal(HttpAnswer answer) {
    ServiceRefusal refusal = ServiceRefusal.of(answer.body(), account::redact);
    return switch (answer.status()) {
      case 400, 401, 403 ->
          new AuthenticationException(
              "ibm: IBM Cloud does not accept the API key ("
                  + (refusal.code().isEmpty() ? "" : refusal.code() + ": ")
                  + refusal.message()
                  + "); check ibm.token");
      default -> refusal.toFailure(WHAT, answer.status(), false);
    };
  }

  @Override
  public String toString() {
    return "TokenSource[" + account.identity() + "]";
  }
}
