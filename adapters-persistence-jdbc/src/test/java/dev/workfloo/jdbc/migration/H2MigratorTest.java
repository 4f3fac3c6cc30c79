package dev.workfloo.jdbc.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2MigratorTest extends MigratorContract {

    @Override
    Dialect dialect() {
        return Dialect.H2;
    }

    @Override
    String url() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    @Override
    String schema(String url) {
        return "PUBLIC";
    }

    @Override
    int step() {
        return 5;
    }

    @Override
    int closeStep() {
        return 1;
    }

    @Test
    void sayWhichReleaseLeftThemHalfDone() {
        MortalConnections database = MortalConnections.immortal(url());
        Migrator.bringUpToDate(database, dialect(), Optional.empty(), told -> {});
        new Sql(database)
                .update("update \"workfloo_schema_history\" set \"version\" = '999', \"success\" = false,"
                        + " \"execution_time\" = -3 where \"version\" = '2'");

        String refusal = assertThrows(
                        StoreUnavailable.class,
                        () -> Migrator.bringUpToDate(database, dialect(), Optional.empty(), told -> {}))
                .getMessage();

        assertTrue(String.valueOf(refusal).contains("half way to V999"), refusal);
    }

    /** With each commit in the file at once, as the service has it. */
    private static String file(Path file) {
        return "jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0";
    }

    private static Path copied(Path folder, String name) throws IOException {
        return Files.copy(folder.resolve(name + ".mv.db"), folder.resolve(name + "-left.mv.db"));
    }

    private static List<String> delays(Connection connection) throws SQLException {
        String select =
                "select distinct setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'";
        return Sql.list(connection, select, row -> row.getString(1));
    }

    @Test
    void areInTheFileOnceTheyAreMade(@TempDir Path folder) throws Exception {
        MortalConnections database = MortalConnections.immortal(file(folder.resolve("made")));
        try (Connection open = database.getConnection()) {
            Migrator.bringUpToDate(database, dialect(), Optional.empty(), told -> {});

            copied(folder, "made");
            assertEquals(List.of("0"), delays(open));
        }
        assertEquals(known(), versions(file(folder.resolve("made-left"))));
    }

    /** What a killed process leaves in its file may be older than what it did last. */
    @Test
    void goOnFromWhatAKilledProcessLeftInItsFile(@TempDir Path folder) throws Exception {
        for (int statements = 5; statements < 200; statements += 30) {
            String name = "killed-" + statements;
            MortalConnections mortal = new MortalConnections(file(folder.resolve(name)), statements);
            try (Connection open = DriverManager.getConnection(file(folder.resolve(name)))) {
                assertTrue(open.isValid(1));
                assertThrows(
                        StoreUnavailable.class,
                        () -> Migrator.bringUpToDate(mortal, dialect(), Optional.empty(), told -> {}));
                copied(folder, name);
            }

            String left = file(folder.resolve(name + "-left"));
            Migrator.bringUpToDate(MortalConnections.immortal(left), dialect(), Optional.empty(), told -> {});

            assertEquals(known(), versions(left));
            assertSame(shapesWhenNew(), shapes(left), name);
        }
    }

    /** It is not in the URL, which would say it anew. */
    @Test
    void areWrittenAtOnceAgainAfterAKilledProcess(@TempDir Path folder) throws Exception {
        for (int statements = 20; statements < 500; statements += 60) {
            String url = "jdbc:h2:file:" + folder.resolve("host-" + statements).toAbsolutePath();
            try (Connection open = DriverManager.getConnection(url)) {
                Sql.update(open, "set write_delay 0");
                try {
                    Migrator.bringUpToDate(
                            new MortalConnections(url, statements), dialect(), Optional.empty(), t -> {});
                } catch (StoreUnavailable e) {
                    assertEquals(List.of("500"), delays(open));
                }

                Migrator.bringUpToDate(MortalConnections.immortal(url), dialect(), Optional.empty(), told -> {});

                assertEquals(List.of("0"), delays(open), "killed after " + statements);
            }
            assertEquals(known(), versions(url));
        }
    }

    @Test
    void areMadeByAUserWhoMayNotSayWhenFilesAreWritten(@TempDir Path folder) {
        String url = file(folder.resolve("user"));
        Sql administrator = new Sql(MortalConnections.immortal(url));
        administrator.update("create user lender password 'x'");
        administrator.update("grant alter any schema to lender");
        MortalConnections lender = MortalConnections.immortal(
                "jdbc:h2:file:" + folder.resolve("user").toAbsolutePath() + ";USER=lender;PASSWORD=x");

        Migrator.bringUpToDate(lender, dialect(), Optional.empty(), told -> {});

        assertEquals(known(), versions(url));
    }
}
