package io.qubridge.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** An SQLite file with the journal's schema. */
public record JournalFile(Path path) {
  /** No process has this number: it is above the largest that Linux gives. */
  static final String DEAD = "999999999@1";

  /** Creates a file. */
  public static JournalFile create(Path path) {
    JournalFile file = new JournalFile(path);
    file.apply("V1__jobs.sql");
    file.apply("V2__reservations.sql");
    return file;
  }

  /** Takes the schema a version on. */
  void apply(String version) {
    try (InputStream sql = JobJournal.class.getResourceAsStream("/db/journal/" + version)) {
      execute(new String(sql.readAllBytes(), UTF_8));
    } catch (IOException fault) {
      throw new AssertionError(fault);
    }
  }

  void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException fault) {
      throw new AssertionError(fault);
    }
  }

  /** A connection of one process. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + path);
  }

  /** The journal as another process sees it, one that has ended when its entries are looked at. */
  JobJournal open() {
    return open(DEAD);
  }

  /** The journal as a process sees it that may be killed at each of its statements. */
  public JobJournal open(Connection connection, Kill.Switch process) {
    return JobJournal.open(
        source(() -> mortal(connection, process)), "run.db", DEAD, Duration.ofSeconds(20));
  }

  JobJournal open(String owner) {
    return JobJournal.open(source(this::connect), "test.db", owner, Duration.ofSeconds(20));
  }

  /** What gives a connection. */
  interface Connector {
    Connection connect() throws SQLException;
  }

  static DataSource source(Connector connector) {
    return new DataSource() {
      @Override
      public Connection getConnection() throws SQLException {
        return connector.connect();
      }

      @Override
      public Connection getConnection(String user, String password) throws SQLException {
        return connector.connect();
      }

      @Override
      public PrintWriter getLogWriter() {
        return null;
      }

      @Override
      public void setLogWriter(PrintWriter out) {}

      @Override
      public void setLoginTimeout(int seconds) {}

      @Override
      public int getLoginTimeout() {
        return 0;
      }

      @Override
      public Logger getParentLogger() {
        return Logger.getGlobal();
      }

      @Override
      public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("nothing is wrapped");
      }

      @Override
      public boolean isWrapperFor(Class<?> type) {
        return false;
      }
    };
  }

  /** A connection of a process that may be killed before and after each of its statements. */
  static Connection mortal(Connection connection, Kill.Switch process) {
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          Object result = call(connection, method, arguments);
          if (result instanceof PreparedStatement statement) {
            return proxy(PreparedStatement.class, mortal(statement, process));
          }
          return result instanceof Statement statement
              ? proxy(Statement.class, mortal(statement, process))
              : result;
        });
  }

  private static InvocationHandler mortal(Statement statement, Kill.Switch process) {
    return (self, method, arguments) -> {
      boolean runs = method.getName().startsWith("execute");
      if (runs) {
        process.step();
      }
      Object result = call(statement, method, arguments);
      if (runs) {
        process.step();
      }
      return result;
    };
  }

  private static Object call(Object on, java.lang.reflect.Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException fault) {
      throw fault.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(JournalFile.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
