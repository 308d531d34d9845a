package io.qubridge.app.model;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** arctan(x): turns any number into an angle between -pi/2 and pi/2 radians. */
public final class AngleArctan extends BaseActivationFunction {
  private static final long serialVersionUID = 1;

  @Override
  public INDArray getActivation(INDArray in, boolean training) {
    return Transforms.atan(in, false);
  }

  @Override
  public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
    assertShape(in, epsilon);
    INDArray slope = in.mul(in).addi(1).rdivi(1);
    return new Pair<>(slope.muli(epsilon), null);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AngleArctan;
  }

  @Override
  public int hashCode() {
    return AngleArctan.class.hashCode();
  }

  @Override
  public String toString() {
    return "angle-arctan";
  }
}
