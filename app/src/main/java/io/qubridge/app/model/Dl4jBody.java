package io.qubridge.app.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.qubridge.app.model.LayerSpec.BatchNorm;
import io.qubridge.app.model.LayerSpec.Convolution;
import io.qubridge.app.model.LayerSpec.Dense;
import io.qubridge.app.model.LayerSpec.Dropout;
import io.qubridge.app.model.LayerSpec.LocalResponse;
import io.qubridge.app.model.LayerSpec.Pooling;
import io.qubridge.app.model.LayerSpec.PoolingKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the layers of a network from DL4J's zip. The file is not trusted: its JSON is read as data,
 * and no class is made because the file names it.
 */
final class Dl4jBody {
  private static final String CONFIGURATION = "configuration.json";
  private static final int MAX_BYTES = 4 << 20;
  private static final String KNOWN =
      "ConvolutionLayer, SubsamplingLayer, BatchNormalization, LocalResponseNormalization,"
          + " DropoutLayer, DenseLayer and, at the end, OutputLayer";

  private final Path file;
  private final List<LayerSpec> layers = new ArrayList<>();

  private Dl4jBody(Path file) {
    this.file = file;
  }

  /**
   * The layers before the output layer, in order.
   *
   * @throws ModelException if the file is no multi-layer network of DL4J, or has a layer that a
   *     body cannot have
   */
  static List<LayerSpec> read(Path file) {
    byte[] json = WeightsFile.entry(file, CONFIGURATION, MAX_BYTES);
    if (json.length > MAX_BYTES) {
      throw new ModelException(
          "'" + file + "' has a configuration of over " + MAX_BYTES + " bytes");
    }
    Dl4jBody body = new Dl4jBody(file);
    try {
      body.addAll(Json.MAPPER.readTree(json));
    } catch (JsonProcessingException fault) {
      throw new ModelException(
          "'" + file + "' has no readable configuration: " + JsonFault.describe(fault), fault);
    } catch (IOException impossible) {
      throw new ModelException("'" + file + "' cannot be read", impossible);
    } catch (IllegalArgumentException outOfRange) {
      throw new ModelException("'" + file + "': " + outOfRange.getMessage(), outOfRange);
    }
    return List.copyOf(body.layers);
  }

  private void addAll(JsonNode configuration) {
    if (configuration.has("vertices")) {
      throw new ModelException(
          "'" + file + "' is a computation graph; a backbone has to be a multi-layer network");
    }
    for (JsonNode entry : configuration.path("confs")) {
      JsonNode layer = entry.path("layer");
      String type = layer.path("@class").asText("");
      String name = type.substring(type.lastIndexOf('.') + 1);
      if (name.equals("FrozenLayer")) {
        layer = layer.path("layer");
        type = layer.path("@class").asText("");
        name = type.substring(type.lastIndexOf('.') + 1);
      }
      if (name.endsWith("OutputLayer") || name.equals("LossLayer")) {
        return;
      }
      layers.add(layer(name, layer));
    }
    if (layers.isEmpty()) {
      throw new ModelException("'" + file + "' has no layers before its output");
    }
  }

  private LayerSpec layer(String name, JsonNode layer) {
    return switch (name) {
      case "ConvolutionLayer", "BlasConvolutionLayer" -> convolution(layer);
      case "SubsamplingLayer" -> pooling(layer);
      case "BatchNormalization" -> batchNorm(layer);
      case "LocalResponseNormalization" -> localResponse(layer);
      case "DropoutLayer" -> new Dropout(0);
      case "DenseLayer" -> dense(layer);
      default ->
          throw new ModelException(
              "'"
                  + file
                  + "': layer "
                  + (layers.size() + 1)
                  + " is a '"
                  + name
                  + "'; a backbone takes "
                  + KNOWN);
    };
  }

  private Convolution convolution(JsonNode layer) {
    require(layer, "hasBias", "true");
    require(layer, "cnn2dDataFormat", "NCHW");
    requireSame(layer, "dilation", 1);
    int kernel = square(layer, "kernelSize");
    return new Convolution(
        layer.path("nout").asInt(),
        kernel,
        square(layer, "stride"),
        padding(layer, kernel),
        activation(layer));
  }

  private Pooling pooling(JsonNode layer) {
    require(layer, "cnn2dDataFormat", "NCHW");
    requireSame(layer, "dilation", 1);
    int kernel = square(layer, "kernelSize");
    if (padding(layer, kernel) != 0) {
      throw unsupported("padding of a pooling layer");
    }
    PoolingKind kind =
        switch (layer.path("poolingType").asText()) {
          case "MAX" -> PoolingKind.MAX;
          case "AVG" -> PoolingKind.AVERAGE;
          default -> throw unsupported("pooling of type " + layer.path("poolingType").asText());
        };
    return new Pooling(kind, kernel, square(layer, "stride"));
  }

  private BatchNorm batchNorm(JsonNode layer) {
    require(layer, "lockGammaBeta", "false");
    require(layer, "useLogStd", "true");
    return new BatchNorm();
  }

  private LocalResponse localResponse(JsonNode layer) {
    require(layer, "k", "2.0");
    require(layer, "n", "5.0");
    require(layer, "alpha", "1.0E-4");
    require(layer, "beta", "0.75");
    return new LocalResponse();
  }

  private Dense dense(JsonNode layer) {
    require(layer, "hasBias", "true");
    require(layer, "hasLayerNorm", "false");
    return new Dense(layer.path("nout").asInt(), activation(layer));
  }

  private int padding(JsonNode layer, int kernel) {
    return switch (layer.path("convolutionMode").asText("")) {
      case "Same" -> {
        if (square(layer, "stride") != 1 || kernel % 2 == 0) {
          throw unsupported("convolution mode Same with a stride or an even kernel");
        }
        yield kernel / 2;
      }
      case "Truncate", "Strict", "" -> square(layer, "padding");
      default -> throw unsupported("convolution mode " + layer.path("convolutionMode").asText());
    };
  }

  private ActivationName activation(JsonNode layer) {
    String type = layer.path("activationFn").path("@class").asText("");
    return switch (type.substring(type.lastIndexOf('.') + 1)) {
      case "ActivationReLU" -> ActivationName.RELU;
      case "ActivationTanH" -> ActivationName.TANH;
      case "ActivationSigmoid" -> ActivationName.SIGMOID;
      case "ActivationIdentity" -> ActivationName.IDENTITY;
      default -> throw unsupported("activation '" + type + "'");
    };
  }

  private int square(JsonNode layer, String field) {
    JsonNode sides = layer.path(field);
    if (!sides.path(0).isInt() || sides.path(0).asInt() != sides.path(1).asInt()) {
      throw unsupported(field + " " + sides);
    }
    return sides.path(0).asInt();
  }

  private void requireSame(JsonNode layer, String field, int value) {
    if (layer.has(field) && square(layer, field) != value) {
      throw unsupported(field + " " + layer.path(field));
    }
  }

  private void require(JsonNode layer, String field, String value) {
    String found = layer.path(field).asText(value);
    if (!found.equals(value)) {
      throw unsupported(field + " " + found);
    }
  }

  private ModelException unsupported(String what) {
    return new ModelException(
        "'"
            + file
            + "': layer "
            + (layers.size() + 1)
            + " has "
            + what
            + ", which no backbone has");
  }
}
