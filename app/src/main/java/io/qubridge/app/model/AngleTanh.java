package io.qubridge.app.model;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** (pi/2) tanh(x): turns any number into an angle between -pi/2 and pi/2 radians. */
public final class AngleTanh extends BaseActivationFunction {
  private static final long serialVersionUID = 1;
  private static final double LIMIT = Math.PI / 2;

  @Override
  public INDArray getActivation(INDArray in, boolean training) {
    return Transforms.tanh(in, false).muli(LIMIT);
  }

  @Override
  public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
    assertShape(in, epsilon);
    INDArray tanh = Transforms.tanh(in, true);
    INDArray slope = tanh.muli(tanh).rsubi(1).muli(LIMIT);
    return new Pair<>(slope.muli(epsilon), null);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AngleTanh;
  }

  @Override
  public int hashCode() {
    return AngleTanh.class.hashCode();
  }

  @Override
  public String toString() {
    return "angle-tanh";
  }
}
