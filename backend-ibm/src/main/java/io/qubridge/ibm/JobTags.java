package io.qubridge.ibm;

import io.qubridge.execution.RequestId;
import java.util.List;

/** Tags by which jobs are found again; the service takes 8 of at most 86 characters. */
final class JobTags {
  private static final String REQUEST = "qubridge-";
  private static final String DIGEST = "sha256-";

  private JobTags() {}

  static String ofRequest(RequestId id) {
    return REQUEST + id;
  }

  static String ofDigest(String digest) {
    return DIGEST + digest;
  }

  /** The fingerprint among a job's tags; empty where there is none. */
  static String digest(List<String> tags) {
    return tags.stream()
        .filter(tag -> tag.startsWith(DIGEST))
        .findFirst()
        .map(tag -> tag.substring(DIGEST.length()))
        .orElse("");
  }
}
