package io.jenkins.plugins.coveragemonitor.history.postgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Migrates the tables of a database to what this version needs, by Flyway. */
final class Schema {
    /** Where Flyway records its migrations. */
    static final String TABLE = "coverage_monitor_schema";

    private static final String SCRIPTS = "classpath:io/jenkins/plugins/coveragemonitor/history/postgres/migration";

    /** The oldest PostgreSQL that is supported. */
    private static final int OLDEST = 13;

    private Schema() {}

    /**
     * Migrates; changes nothing in an up-to-date database. Several controllers may call it at once: they take turns.
     *
     * @throws DatabaseTrouble if the database cannot be reached
     * @throws SchemaTrouble if the tables are not as expected and cannot be migrated
     */
    static void migrate(StoreAddress address) throws IOException {
        try (Connection connection = Database.source(address).getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(
                        "select current_setting('server_version_num')::int / 10000, current_setting('server_encoding')")) {
            answer.next();
            if (answer.getInt(1) < OLDEST) {
                throw new SchemaTrouble(
                        address + ": is PostgreSQL " + answer.getInt(1) + "; use " + OLDEST + " or later", null);
            }
            if (!answer.getString(2).equals("UTF8")) {
                throw new SchemaTrouble(
                        address + ": keeps text as " + answer.getString(2)
                                + ", which cannot hold every name; create the database with ENCODING 'UTF8'",
                        null);
            }
        } catch (SQLException refused) {
            throw DatabaseTrouble.of(address, refused);
        }
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(Database.source(address))
                    .locations(SCRIPTS)
                    .schemas(address.schema())
                    .table(TABLE)
                    // Otherwise Flyway finds no logger on the command line and writes to standard error.
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException failed) {
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && isPassing(sql)) {
                    throw DatabaseTrouble.of(address, sql);
                }
            }
            throw new SchemaTrouble(
                    address + ": its tables could not be brought to this version ("
                            + String.valueOf(failed.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("")
                                    .strip()
                            + "); restore what changed them, or restore the database from its backup",
                    failed);
        }
    }

    /** Whether another attempt may succeed. */
    private static boolean isPassing(SQLException problem) {
        String state = problem.getSQLState() == null ? "08" : problem.getSQLState();
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("28")
                || state.equals("25006");
    }
}
