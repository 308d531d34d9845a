package io.qubridge.ibm.result;

import static io.qubridge.ibm.result.ResultJson.require;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.qubridge.execution.PubResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the sampler's samples.
 *
 * <p>Each classical register gives a list of hexadecimal strings, one a shot in the order of the
 * shots, for a sweep one such list a row; bit 0 of the register is the lowest bit of the number.
 * Registers of one run are put together shot by shot, the first lowest.
 */
public final class SamplerDecoder {
  private final List<PubCounts> pubs;
  private final List<int[]> runs = new ArrayList<>();
  private long[] samples = new long[0];
  private boolean[] seen;
  private int at;

  private SamplerDecoder(List<PubCounts> pubs) {
    this.pubs = pubs;
    for (int pub = 0; pub < pubs.size(); pub++) {
      for (int run = 0; run < pubs.get(pub).runs(); run++) {
        runs.add(new int[] {pub, run});
      }
    }
  }

  /**
   * Decodes an answer.
   *
   * @param body JSON as it came
   * @param pubs what is expected, in order
   * @return one result a PUB
   * @throws io.qubridge.spi.MalformedResponseException if it is something else
   */
  public static List<PubResult> decode(byte[] body, List<PubCounts> pubs) {
    SamplerDecoder decoder = new SamplerDecoder(pubs);
    ResultJson.read(body, decoder.runs.size(), decoder::field, decoder::finish);
    return pubs.stream().map(PubCounts::result).toList();
  }

  private PubCounts pub(int entry) {
    return pubs.get(runs.get(entry)[0]);
  }

  private List<Integer> registers(int entry) {
    return pub(entry).registers(runs.get(entry)[1]);
  }

  private void start(int entry) {
    PubCounts pub = pub(entry);
    int size = Math.toIntExact(pub.rows() * pub.shots());
    if (samples.length != size) {
      samples = new long[size];
    } else {
      Arrays.fill(samples, 0);
    }
    seen = new boolean[registers(entry).size()];
  }

  private void field(int entry, String name, JsonParser json) throws IOException {
    if (seen == null) {
      start(entry);
    }
    int register = name.matches("reg\\d{1,4}") ? Integer.parseInt(name.substring(3)) : -1;
    List<Integer> sizes = registers(entry);
    if (register < 0 || register >= sizes.size()) {
      json.skipChildren();
      return;
    }
    require(json.currentToken() == JsonToken.START_OBJECT, place(entry, name) + " is no object");
    require(!seen[register], place(entry, name) + " stands twice");
    int shift = 0;
    for (int k = 0; k < register; k++) {
      shift += sizes.get(k);
    }
    register(entry, name, sizes.get(register), shift, json);
    seen[register] = true;
  }

  private void register(int entry, String name, int bits, int shift, JsonParser json)
      throws IOException {
    boolean found = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (field.equals("samples") && value == JsonToken.START_ARRAY) {
        require(!found, place(entry, name) + " has two lists of samples");
        found = true;
        at = 0;
        list(entry, bits, shift, json);
        require(
            at == samples.length,
            place(entry, name) + " has " + at + " samples of " + samples.length);
      } else if (field.equals("num_bits") && value == JsonToken.VALUE_NUMBER_INT) {
        require(
            json.getIntValue() == bits,
            place(entry, name) + " has " + json.getIntValue() + " bits instead of " + bits);
      } else {
        json.skipChildren();
      }
    }
    require(found, place(entry, name) + " has no samples");
  }

  /** A list of samples, or of such lists; each list of samples is one row. */
  private void list(int entry, int bits, int shift, JsonParser json) throws IOException {
    long shots = pub(entry).shots();
    int start = at;
    JsonToken token = json.nextToken();
    boolean leaves = token == JsonToken.VALUE_STRING;
    for (; token != JsonToken.END_ARRAY; token = json.nextToken()) {
      if (leaves && token == JsonToken.VALUE_STRING) {
        require(at < samples.length, "there are more samples than " + samples.length);
        samples[at++] |= sample(json, bits) << shift;
      } else {
        require(!leaves && token == JsonToken.START_ARRAY, "samples are nested unevenly");
        list(entry, bits, shift, json);
      }
    }
    require(!leaves || at - start == shots, "a row has " + (at - start) + " samples of " + shots);
  }

  /** A number such as {@code 0x1f} of at most some bits. */
  private static long sample(JsonParser json, int bits) throws IOException {
    char[] text = json.getTextCharacters();
    int from = json.getTextOffset();
    int length = json.getTextLength();
    require(
        length > 2 && length <= 18 && text[from] == '0' && (text[from + 1] | 0x20) == 'x',
        "a sample is no hexadecimal number");
    long value = 0;
    for (int k = from + 2; k < from + length; k++) {
      int digit = Character.digit(text[k], 16);
      require(digit >= 0, "a sample is no hexadecimal number");
      value = value << 4 | digit;
    }
    require(value >>> bits == 0, "a sample has more than " + bits + " bits");
    return value;
  }

  private void finish(int entry) {
    PubCounts pub = pub(entry);
    List<Integer> sizes = registers(entry);
    int bits = sizes.stream().mapToInt(Integer::intValue).sum();
    for (int k = 0; k < sizes.size(); k++) {
      require(seen != null && seen[k], "PUB " + entry + " has no register reg" + k);
    }
    OutcomeTable table = new OutcomeTable(bits);
    int shots = Math.toIntExact(pub.shots());
    for (int row = 0; row < pub.rows(); row++) {
      table.count(samples, row * shots, shots);
      pub.add(runs.get(entry)[1], row, table);
    }
    seen = null;
  }

  private static String place(int entry, String register) {
    return "register " + register + " of PUB " + entry;
  }
}
