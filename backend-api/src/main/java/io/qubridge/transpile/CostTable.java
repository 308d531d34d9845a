package io.qubridge.transpile;

import java.util.Arrays;

/** The least cost at which each of some 64-bit keys was met; open addressing. */
final class CostTable {
  private long[] keys = new long[64];
  private int[] costs = new int[64];
  private int size;

  void clear() {
    if (size > 0) {
      Arrays.fill(costs, 0);
      size = 0;
    }
  }

  /**
   * Notes a cost, which is positive.
   *
   * @return whether the key was not met before at this cost or less
   */
  boolean improves(long key, int cost) {
    int at = place(keys, costs, key);
    if (costs[at] != 0 && costs[at] <= cost) {
      return false;
    }
    if (costs[at] == 0) {
      size++;
    }
    keys[at] = key;
    costs[at] = cost;
    if (2 * size > keys.length) {
      grow();
    }
    return true;
  }

  private static int place(long[] keys, int[] costs, long key) {
    int mask = keys.length - 1;
    int at = (int) (key ^ key >>> 32) & mask;
    while (costs[at] != 0 && keys[at] != key) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    long[] moreKeys = new long[2 * keys.length];
    int[] moreCosts = new int[2 * keys.length];
    for (int i = 0; i < keys.length; i++) {
      if (costs[i] != 0) {
        int at = place(moreKeys, moreCosts, keys[i]);
        moreKeys[at] = keys[i];
        moreCosts[at] = costs[i];
      }
    }
    keys = moreKeys;
    costs = moreCosts;
  }
}
