package io.qubridge.execution;

import java.io.Serializable;

/** What came back for one PUB. */
public sealed interface PubResult extends Serializable
    permits Expectations, Counts, Probabilities {}
