package io.qubridge.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Pub;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A fingerprint of what a request asks, for {@link io.qubridge.spi.JobHandle#digest}: the same in
 * every process, and different for requests that differ in anything but their id.
 */
public final class RequestDigest {
  private RequestDigest() {}

  /** The SHA-256 fingerprint as 64 hexadecimal digits. */
  public static String of(ExecutionRequest request) {
    MessageDigest digest = sha256();
    add(digest, "%s %d %d".formatted(request.accuracy(), request.seed(), request.firstPub()));
    for (Pub pub : request.pubs()) {
      // Records print all that they hold, and numbers so that they read back the same.
      add(digest, pub.circuit().toString());
      add(digest, pub.bindings().parameters() + " " + pub.bindings().firstRow());
      double[] values = pub.bindings().values().array();
      ByteBuffer bytes = ByteBuffer.allocate(8 * values.length);
      bytes.asDoubleBuffer().put(values);
      digest.update(bytes);
      add(digest, pub instanceof EstimatorPub e ? e.observables().toString() : "sampled");
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Adds a text with its length before it, so that no two lists of texts run together alike. */
  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
