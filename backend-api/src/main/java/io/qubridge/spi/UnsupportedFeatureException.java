package io.qubridge.spi;

/** A feature was used that the backend does not declare. */
public final class UnsupportedFeatureException extends BackendException {
  private static final long serialVersionUID = 1;

  /** Names the backend and the feature. */
  public UnsupportedFeatureException(String backend, Feature feature) {
    super(
        Category.USER,
        "backend '"
            + backend
            + "' does not offer "
            + feature.label()
            + "; 'qubridge backends' shows what does");
  }
}
