package io.qubridge.app.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The three parts of a split. */
public enum Part {
  /** What a model learns from; standardisation is computed from it alone. */
  @JsonProperty("training")
  TRAINING,
  /** What decides when training stops. */
  @JsonProperty("validation")
  VALIDATION,
  /** What the reported figures come from. */
  @JsonProperty("test")
  TEST;

  /** The name in lower case, as printed and as written to JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
