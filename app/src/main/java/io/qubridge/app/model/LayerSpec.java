package io.qubridge.app.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Locale;

/**
 * A layer of a network's body, which turns an image into what the head makes features of. In JSON
 * each has its name under {@code layer}: {@code {"layer": "convolution", "filters": 6, "kernel":
 * 5}}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "layer")
@JsonSubTypes({
  @Type(value = LayerSpec.Block.class, name = "block"),
  @Type(value = LayerSpec.Convolution.class, name = "convolution"),
  @Type(value = LayerSpec.Pooling.class, name = "pooling"),
  @Type(value = LayerSpec.BatchNorm.class, name = "batch-norm"),
  @Type(value = LayerSpec.LocalResponse.class, name = "local-response"),
  @Type(value = LayerSpec.Dropout.class, name = "dropout"),
  @Type(value = LayerSpec.Dense.class, name = "dense")
})
public sealed interface LayerSpec {
  /**
   * What it makes of its input.
   *
   * @throws IllegalArgumentException if it cannot take that input
   */
  FeatureMap output(FeatureMap input);

  /** The number of its parameters. */
  long parameters(FeatureMap input);

  /**
   * The project's own block: zero padding, convolution (30 filters of 5 x 5), ReLU, dropout of a
   * quarter, 2 x 2 max-pooling.
   *
   * @param batchNorm whether batch normalisation follows the convolution
   */
  record Block(boolean batchNorm) implements LayerSpec {
    static final int FILTERS = 30;
    static final int KERNEL = 5;
    static final double DROP_RATE = 0.25;

    @Override
    public FeatureMap output(FeatureMap input) {
      return input.slide("block", FILTERS, KERNEL, 1, KERNEL / 2).slide("block", FILTERS, 2, 2, 0);
    }

    @Override
    public long parameters(FeatureMap input) {
      long normalisation = batchNorm ? 4L * FILTERS : 0;
      return FILTERS * (1L + (long) KERNEL * KERNEL * input.channels()) + normalisation;
    }
  }

  /**
   * A convolution.
   *
   * @param filters output channels
   * @param kernel side of a filter in pixels
   * @param stride distance of neighbouring windows in pixels; 1 where absent
   * @param padding zeros around the image in pixels; 0 where absent
   * @param activation {@code relu} where absent
   */
  record Convolution(
      int filters, int kernel, Integer stride, Integer padding, ActivationName activation)
      implements LayerSpec {
    /** Checks the numbers. */
    public Convolution {
      stride = stride == null ? 1 : stride;
      padding = padding == null ? 0 : padding;
      activation = activation == null ? ActivationName.RELU : activation;
      Ranges.require("filters", filters, 1, 4_096);
      Ranges.require("kernel", kernel, 1, 64);
      Ranges.require("stride", stride, 1, 64);
      Ranges.require("padding", padding, 0, kernel - 1);
    }

    @Override
    public FeatureMap output(FeatureMap input) {
      return input.slide("convolution", filters, kernel, stride, padding);
    }

    @Override
    public long parameters(FeatureMap input) {
      return filters * (1L + (long) kernel * kernel * input.channels());
    }
  }

  /** How a pooling layer sums up a window. */
  enum PoolingKind {
    MAX,
    AVERAGE;

    @com.fasterxml.jackson.annotation.JsonValue
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Pooling without padding.
   *
   * @param kind {@code max} where absent
   * @param kernel side of a window in pixels
   * @param stride distance of neighbouring windows in pixels; the kernel where absent
   */
  record Pooling(PoolingKind kind, int kernel, Integer stride) implements LayerSpec {
    /** Checks the numbers. */
    public Pooling {
      kind = kind == null ? PoolingKind.MAX : kind;
      Ranges.require("kernel", kernel, 1, 64);
      stride = stride == null ? kernel : stride;
      Ranges.require("stride", stride, 1, 64);
    }

    @Override
    public FeatureMap output(FeatureMap input) {
      return input.slide("pooling", input.channels(), kernel, stride, 0);
    }

    @Override
    public long parameters(FeatureMap input) {
      return 0;
    }
  }

  /** Batch normalisation of each channel. */
  record BatchNorm() implements LayerSpec {
    @Override
    public FeatureMap output(FeatureMap input) {
      return input;
    }

    @Override
    public long parameters(FeatureMap input) {
      return 4L * input.channels();
    }
  }

  /** Local response normalisation over five channels, as AlexNet has it. */
  record LocalResponse() implements LayerSpec {
    @Override
    public FeatureMap output(FeatureMap input) {
      return input.slide("local-response", input.channels(), 1, 1, 0);
    }

    @Override
    public long parameters(FeatureMap input) {
      return 0;
    }
  }

  /**
   * Dropout.
   *
   * @param rate how many of the values are dropped in training, at least 0 and below 1
   */
  record Dropout(double rate) implements LayerSpec {
    /** Checks the rate. */
    public Dropout {
      if (!(rate >= 0 && rate < 1)) {
        throw new IllegalArgumentException(
            "dropout rate is " + rate + "; it must be at least 0 and below 1");
      }
    }

    @Override
    public FeatureMap output(FeatureMap input) {
      return input;
    }

    @Override
    public long parameters(FeatureMap input) {
      return 0;
    }
  }

  /**
   * A dense layer.
   *
   * @param units its outputs
   * @param activation {@code relu} where absent
   */
  record Dense(int units, ActivationName activation) implements LayerSpec {
    /** Checks the number. */
    public Dense {
      activation = activation == null ? ActivationName.RELU : activation;
      Ranges.require("units", units, 1, 65_536);
    }

    @Override
    public FeatureMap output(FeatureMap input) {
      return FeatureMap.vector(units);
    }

    @Override
    public long parameters(FeatureMap input) {
      return units * (1 + input.size());
    }
  }

  /**
   * What a body makes of its input.
   *
   * @throws IllegalArgumentException if a layer cannot take what comes to it
   */
  static FeatureMap outputOf(List<LayerSpec> body, FeatureMap input) {
    FeatureMap map = input;
    for (LayerSpec layer : body) {
      map = layer.output(map);
    }
    return map;
  }

  /** The number of a body's parameters. */
  static long parametersOf(List<LayerSpec> body, FeatureMap input) {
    long sum = 0;
    FeatureMap map = input;
    for (LayerSpec layer : body) {
      sum += layer.parameters(map);
      map = layer.output(map);
    }
    return sum;
  }
}
