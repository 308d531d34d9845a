package io.qubridge.local.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowBlocksTest {
  @Test
  void everyRowIsInOneBlock() {
    for (int rows = 1; rows < 200; rows++) {
      for (int qubits : new int[] {0, 2, 8, 11}) {
        for (int threads : new int[] {1, 2, 7}) {
          assertCovers(RowBlocks.of(rows, qubits, threads), rows);
        }
      }
    }
  }

  private static void assertCovers(RowBlocks blocks, int rows) {
    int next = 0;
    for (int block = 0; block < blocks.count(); block++) {
      assertEquals(next, blocks.firstRow(block), blocks::toString);
      assertTrue(blocks.rows(block) >= 1 && blocks.rows(block) <= blocks.lanes(block));
      next += blocks.rows(block);
    }
    assertEquals(rows, next, blocks::toString);
  }

  @ParameterizedTest
  @CsvSource({"1,4,1,1", "32,4,1,32", "32,8,2,16", "1824,4,2,64", "1000,11,4,16", "6,3,1,16"})
  void widthFollowsRowsThreadsAndCache(int rows, int qubits, int threads, int lanes) {
    assertEquals(lanes, RowBlocks.of(rows, qubits, threads).lanes(0));
  }
}
