package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Databases in which the tables cannot be made or changed: what the database says of it is what is said. */
class UnusableDatabaseTest {

    private final String url = TestPostgres.newDatabase();
    private final String role = "role_" + UUID.randomUUID().toString().replace("-", "");

    private void operator(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement operator = connection.createStatement()) {
            for (String statement : statements) operator.execute(statement);
        }
    }

    private String refusal(String asked) {
        try (HikariDataSource pool = TestPostgres.pool(url + asked)) {
            return String.valueOf(assertThrows(StoreUnavailable.class, () -> JdbcStore.on(pool, EncryptionKey.random()))
                    .getMessage());
        }
    }

    @Test
    void saysThatTheRoleMayMakeNoTables() throws Exception {
        operator("revoke create on schema public from public", "create role " + role);

        String refusal = refusal("&options=-c%20role=" + role);

        assertEquals(
                "its tables cannot be brought up to date: ERROR: permission denied for schema public (42501)",
                refusal.replaceAll("  .*", ""));
    }

    @Test
    void saysThatTheRoleMayChangeNoTables() throws Exception {
        try (HikariDataSource pool = TestPostgres.pool(KeptRelease.BEFORE.postgres())) {
            try (Connection connection = pool.getConnection();
                    Statement operator = connection.createStatement()) {
                operator.execute("create role " + role);
                operator.execute("grant usage, create on schema public to " + role);
                operator.execute("grant all on all tables in schema public to " + role);
            }
            try (HikariDataSource others = TestPostgres.pool(pool.getJdbcUrl() + "&options=-c%20role=" + role)) {
                String refusal = assertThrows(
                                StoreUnavailable.class, () -> JdbcStore.on(others, EncryptionKey.random()))
                        .getMessage();

                assertTrue(String.valueOf(refusal).contains("(42501)"), refusal);
            }
        }
    }

    @Test
    void saysThatATableOfOurNameIsInFront() throws Exception {
        operator("create schema front", "create table front.workfloo_definition (one integer)");

        String refusal = refusal("&currentSchema=front,public");

        assertTrue(refusal.contains("\"workfloo_definition\" already exists (42P07)"), refusal);
        assertFalse(refusal.contains("\n"), refusal);
    }

    @Test
    void saysThatNoSchemaIsThere() {
        String refusal = refusal("&currentSchema=nowhere");

        assertTrue(refusal.contains("(3F000)"), refusal);
    }

    @Test
    void takesNoEncodingThatLosesWhatPeopleWrite() throws Exception {
        String name = "latin_" + UUID.randomUUID().toString().replace("-", "");
        operator("create database " + name + " encoding 'LATIN1' locale 'C' template template0");
        try (HikariDataSource pool =
                TestPostgres.pool(url.replaceFirst("(jdbc:postgresql://[^/]*/)[^?]*", "$1" + name))) {
            String refusal = assertThrows(
                            IllegalArgumentException.class, () -> JdbcStore.on(pool, EncryptionKey.random()))
                    .getMessage();

            assertTrue(String.valueOf(refusal).startsWith("its encoding is LATIN1"), refusal);
        }
    }
}
