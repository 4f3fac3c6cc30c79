package com.example.lender;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a host has its tables in. */
enum Database {
    H2 {
        @Override
        List<String> createIn(Path folder) {
            return List.of(
                    "spring.datasource.url=jdbc:h2:file:" + folder.resolve(newName()), "spring.datasource.username=sa");
        }
    },
    POSTGRESQL {
        @Override
        List<String> createIn(Path folder) {
            String server = GIVEN.orElseGet(() -> Running.SERVER.getJdbcUrl("postgres", "postgres"));
            String name = newName();
            try (Connection connection = DriverManager.getConnection(server);
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException("cannot create a database for the tests", e);
            }
            return List.of(
                    "spring.datasource.url=" + server.replaceFirst("(jdbc:postgresql://[^/]*/)[^?]*", "$1" + name));
        }
    };

    /** As for Workfloo's own tests: a server to use where none can be started. */
    private static final Optional<String> GIVEN = Optional.ofNullable(System.getenv("WORKFLOO_TEST_POSTGRES_URL"));

    private static final class Running {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "PostgreSQL does not start here: name one in WORKFLOO_TEST_POSTGRES_URL", e);
            }
        }
    }

    /** A new, empty database, as the host's settings name it. */
    abstract List<String> createIn(Path folder);

    private static String newName() {
        return "host_" + UUID.randomUUID().toString().replace("-", "");
    }
}
