package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What {@code database sql} prints; that it makes the tables, a test beside them shows. */
class DatabaseSqlTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... words) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
    }

    @Test
    void isPostgresWithoutADatabase() {
        int status = run("database", "sql", "--jdbc-schema", "lending");

        assertEquals(0, status, err.toString());
        assertTrue(out.toString().contains("create schema if not exists \"lending\";"), out.toString());
        assertTrue(out.toString().contains("create table \"lending\".workfloo_execution ("), out.toString());
        assertTrue(out.toString().contains("state_personal bytea"), out.toString());
    }

    @Test
    void isH2WhereTheUrlIs() {
        run("database", "sql", "--jdbc-url", "jdbc:h2:./any");

        assertTrue(out.toString().contains("create table \"PUBLIC\".workfloo_execution ("), out.toString());
        assertTrue(out.toString().contains("state_personal binary large object"), out.toString());
    }

    @Test
    void beginsBehindAVersion() {
        run("database", "sql", "--from", "4");

        assertTrue(out.toString().contains("-- V5 (counts of what is open)"), out.toString());
        assertTrue(!out.toString().contains("-- V4 (") && !out.toString().contains("create schema"), out.toString());
    }

    @Test
    void refusesWhatIsNoVersion() {
        assertEquals(2, run("database", "sql", "--from", "-1"));

        assertEquals(
                "workfloo-server: --from must be a version, or 0",
                err.toString().strip());
    }
}
