package io.qubridge.journal;

import io.qubridge.execution.RequestId;
import io.qubridge.execution.Usage;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements of the table {@code jobs}, for one connection. */
final class JobTable {
  private static final String COLUMNS =
      "id, scope, digest, attempt, request_id, backend, device, state, job_id, owner, created,"
          + " updated, delivered, message, reserved_tasks, reserved_shots, reserved_qpu_nanos,"
          + " reserved_usd, billed_tasks, billed_shots, billed_qpu_nanos, billed_usd";

  private static final String LAST_RESERVATION = "(SELECT coalesce(max(reservation), 0) FROM jobs)";
  private static final String NEXT_RESERVATION = LAST_RESERVATION + " + 1";

  private final Connection connection;

  JobTable(Connection connection) {
    this.connection = connection;
  }

  /** A new row in state PREPARED; returns its id. */
  long insert(
      RequestKey key,
      RequestId id,
      int attempt,
      Usage worst,
      String owner,
      byte[] request,
      long now)
      throws SQLException {
    String sql =
        "INSERT INTO jobs (scope, digest, attempt, request_id, backend, device, configuration,"
            + " state, reserved_tasks, reserved_shots, reserved_qpu_nanos, reserved_usd, owner,"
            + " created, updated, request, reservation)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, 'PREPARED', ?, ?, ?, ?, ?, ?, ?, ?, "
            + NEXT_RESERVATION
            + ") RETURNING id";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, key.scope());
      statement.setString(2, key.digest());
      statement.setInt(3, attempt);
      statement.setString(4, id.value());
      statement.setString(5, key.backend());
      statement.setString(6, key.device());
      statement.setString(7, key.configuration());
      setUsage(statement, 8, worst);
      statement.setString(12, owner);
      statement.setLong(13, now);
      statement.setLong(14, now);
      statement.setBytes(15, request);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private static void setUsage(PreparedStatement statement, int at, Usage usage)
      throws SQLException {
    statement.setInt(at, usage.tasks());
    statement.setLong(at + 1, usage.shots());
    statement.setLong(at + 2, usage.qpuTime().toNanos());
    if (usage.usd() == null) {
      statement.setNull(at + 3, Types.VARCHAR);
    } else {
      statement.setString(at + 3, usage.usd().toString());
    }
  }

  /** Entries of a key, the oldest first. */
  List<JournalEntry> ofKey(RequestKey key) throws SQLException {
    return entries(
        "WHERE digest = ? AND scope = ? AND backend = ? AND device = ?"
            + " AND (scope <> '' OR configuration = ?) ORDER BY id",
        key.digest(),
        key.scope(),
        key.backend(),
        key.device(),
        key.configuration());
  }

  Optional<JournalEntry> ofRequest(RequestId id) throws SQLException {
    return entries("WHERE request_id = ?", id.value()).stream().findFirst();
  }

  Optional<JournalEntry> ofId(long id) throws SQLException {
    return entries("WHERE id = ?", id).stream().findFirst();
  }

  List<JournalEntry> newest(EntryFilter filter, int most) throws SQLException {
    return entries(filter.condition() + " ORDER BY id DESC LIMIT ?", filter.values(most));
  }

  List<JournalEntry> following(EntryFilter filter, long id, int most) throws SQLException {
    return entries(filter.condition() + " AND id > ? ORDER BY id LIMIT ?", filter.values(id, most));
  }

  long count(EntryFilter filter) throws SQLException {
    return number("SELECT count(*) FROM jobs " + filter.condition(), filter.values());
  }

  List<JournalEntry> named(String beginning, int most) throws SQLException {
    return entries(
        "WHERE substr(job_id, 1, length(?1)) = ?1 OR substr(request_id, 1, length(?1)) = ?1"
            + " ORDER BY id DESC LIMIT ?2",
        beginning,
        most);
  }

  /** The last reservation before a run began, which is the last one now for a new run. */
  long begin(String scope) throws SQLException {
    if (scope.isEmpty()) {
      return number("SELECT " + LAST_RESERVATION);
    }
    execute("INSERT OR IGNORE INTO runs VALUES (?, " + LAST_RESERVATION + ")", scope);
    return number("SELECT begun_after FROM runs WHERE scope = ?", scope);
  }

  /**
   * What is counted after a reservation, but for one entry: bills as far as they are known, worst
   * cases elsewhere. Entries of one price are added up by the database.
   */
  Spent spent(long after, long except) throws SQLException {
    String sql =
        "SELECT state IN ('PREPARED', 'SUBMITTED'), coalesce(billed_usd, reserved_usd), count(*),"
            + " sum(coalesce(billed_tasks, reserved_tasks)),"
            + " sum(coalesce(billed_shots, reserved_shots)),"
            + " sum(coalesce(billed_qpu_nanos, reserved_qpu_nanos))"
            + " FROM jobs WHERE reservation > ? AND id <> ? AND state <> 'REFUSED' GROUP BY 1, 2";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, after);
      statement.setLong(2, except);
      Usage ended = Usage.NONE;
      Usage open = Usage.NONE;
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          if (row.getBoolean(1)) {
            open = open.plus(sum(row));
          } else {
            ended = ended.plus(sum(row));
          }
        }
      }
      return new Spent(ended, open);
    } catch (IllegalArgumentException notWrittenByUs) {
      throw damage(notWrittenByUs);
    }
  }

  private static Usage sum(ResultSet row) throws SQLException {
    String usd = row.getString(2);
    return new Usage(
        row.getInt(4),
        row.getLong(5),
        Duration.ofNanos(row.getLong(6)),
        usd == null ? null : new BigDecimal(usd).multiply(BigDecimal.valueOf(row.getLong(3))));
  }

  private static SQLException damage(IllegalArgumentException notWrittenByUs) {
    return new SQLException(
        notWrittenByUs.getMessage(), null, JournalDatabase.CORRUPT, notWrittenByUs);
  }

  private List<JournalEntry> entries(String where, Object... values) throws SQLException {
    try (PreparedStatement statement =
            statement("SELECT " + COLUMNS + " FROM jobs " + where, values);
        ResultSet row = statement.executeQuery()) {
      List<JournalEntry> entries = new ArrayList<>();
      while (row.next()) {
        entries.add(entry(row));
      }
      return entries;
    } catch (IllegalArgumentException notWrittenByUs) {
      throw damage(notWrittenByUs);
    }
  }

  private static JournalEntry entry(ResultSet row) throws SQLException {
    return new JournalEntry(
        row.getLong("id"),
        row.getString("scope"),
        row.getString("digest"),
        row.getInt("attempt"),
        new RequestId(row.getString("request_id")),
        row.getString("backend"),
        row.getString("device"),
        EntryState.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("job_id")),
        usage(row, "reserved"),
        row.getObject("billed_tasks") == null
            ? Optional.empty()
            : Optional.of(usage(row, "billed")),
        row.getString("owner"),
        Instant.ofEpochMilli(row.getLong("created")),
        Instant.ofEpochMilli(row.getLong("updated")),
        row.getBoolean("delivered"),
        row.getString("message"));
  }

  private static Usage usage(ResultSet row, String kind) throws SQLException {
    String usd = row.getString(kind + "_usd");
    return new Usage(
        row.getInt(kind + "_tasks"),
        row.getLong(kind + "_shots"),
        Duration.ofNanos(row.getLong(kind + "_qpu_nanos")),
        usd == null ? null : new BigDecimal(usd));
  }

  /** The request (or the answer) of an entry, packed; empty if there is none. */
  Optional<byte[]> blob(String column, long id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT " + column + " FROM jobs WHERE id = ?")) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.empty();
      }
    }
  }

  /** Reserves anew for an entry that is sent again. */
  void reserve(long id, Usage worst, String owner, long now) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE jobs SET reserved_tasks = ?, reserved_shots = ?, reserved_qpu_nanos = ?,"
                + " reserved_usd = ?, owner = ?, updated = ?, reservation = "
                + NEXT_RESERVATION
                + " WHERE id = ?")) {
      setUsage(statement, 1, worst);
      statement.setString(5, owner);
      statement.setLong(6, now);
      statement.setLong(7, id);
      statement.executeUpdate();
    }
  }

  /** Stores an answer. */
  void complete(long id, Usage billed, byte[] answer, long now) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE jobs SET state = 'COMPLETED', billed_tasks = ?, billed_shots = ?,"
                + " billed_qpu_nanos = ?, billed_usd = ?, answer = ?, message = '', updated = ?"
                + " WHERE id = ?")) {
      setUsage(statement, 1, billed);
      statement.setBytes(5, answer);
      statement.setLong(6, now);
      statement.setLong(7, id);
      statement.executeUpdate();
    }
  }

  /** Any other change; {@code set} names the columns, the last value is the entry's id. */
  int update(String set, Object... values) throws SQLException {
    return execute("UPDATE jobs SET " + set + " WHERE id = ?", values);
  }

  private int execute(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = statement(sql, values)) {
      return statement.executeUpdate();
    }
  }

  private long number(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = statement(sql, values);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private PreparedStatement statement(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
