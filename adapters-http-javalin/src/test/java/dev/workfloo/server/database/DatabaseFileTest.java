package dev.workfloo.server.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.server.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFileTest {

    private static final long MIB = 1024 * 1024;
    private static final Path FILE = Path.of("workfloo.mv.db");

    @TempDir
    Path folder;

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("workfloo") + ";WRITE_DELAY=0;MAX_COMPACT_TIME=0";
    }

    private static Settings settings(String url) {
        return Settings.of(Map.of(), Map.of("WORKFLOO_JDBC_URL", url));
    }

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setMaximumPoolSize(3);
        return new HikariDataSource(config);
    }

    /** Of somebody who may not say how the database works, neither in the URL nor in a statement. */
    private HikariDataSource poolOf(String user) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:file:" + folder.resolve("workfloo"));
        config.setUsername(user);
        config.setPassword("");
        return new HikariDataSource(config);
    }

    private static DatabaseFile due(DatabaseFile file) {
        return new DatabaseFile(file.path(), 300 * MIB, 100 * MIB);
    }

    private DatabaseFile file(HikariDataSource pool) {
        return DatabaseFile.of(settings(url()), pool).orElseThrow();
    }

    /** A little is left of much. */
    private static void fill(Sql sql) {
        sql.update("create table rows (one integer primary key, other varchar(1000))");
        for (int i = 0; i < 40; i++) {
            sql.update(
                    "insert into rows select x + ?, random_uuid() || repeat('x', 900) from system_range(1, 500)",
                    i * 500);
        }
        sql.update("delete from rows where one > 100");
    }

    @Test
    void isDueWhereMostOfALargeFileIsRoom() {
        assertTrue(new DatabaseFile(FILE, 300 * MIB, 100 * MIB).isDue());
        assertFalse(new DatabaseFile(FILE, 300 * MIB, 200 * MIB).isDue());
        assertFalse(new DatabaseFile(FILE, 200 * MIB, MIB).isDue());
    }

    @Test
    void losesItsRoomAndNoRows() throws Exception {
        Path path = folder.resolve("workfloo.mv.db");
        try (HikariDataSource pool = pool()) {
            Sql sql = new Sql(pool);
            fill(sql);
            long before = Files.size(path);
            DatabaseFile file = file(pool);

            due(file).compactIfDue(pool);

            assertEquals(path.toRealPath(), file.path().toRealPath());
            assertTrue(Files.size(path) < before / 10, before + " bytes became " + Files.size(path));
            assertEquals(Optional.of(100L), sql.first("select count(*) from rows", row -> row.getLong(1)));
        }
    }

    /** A start does not take as long as such a copy does: the database was never closed for it. */
    @Test
    void staysAsItIsWhereMuchIsInUse() throws Exception {
        try (HikariDataSource pool = pool();
                Connection open = pool.getConnection()) {
            new DatabaseFile(FILE, 5_000 * MIB, 2_000 * MIB).compactIfDue(pool);

            assertTrue(open.isValid(1));
        }
    }

    @Test
    void isReadByThoseWhoReadItBefore() throws Exception {
        try (HikariDataSource pool = pool()) {
            DatabaseFile file = file(pool);
            Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rw-------");
            Files.setPosixFilePermissions(file.path(), owner);

            file.compact(pool);

            assertEquals(owner, Files.getPosixFilePermissions(file.path()));
        }
    }

    /** A service that cannot save room serves. */
    @Test
    void staysAsItIsWhereH2Refuses() throws Exception {
        try (HikariDataSource pool = pool()) {
            new Sql(pool).update("create user clerk password ''");
        }
        try (HikariDataSource pool = poolOf("clerk")) {
            DatabaseFile file = file(pool);

            due(file).compactIfDue(pool);
            CompactionFailed refusal = assertThrows(CompactionFailed.class, () -> file.compact(pool));

            assertEquals(Optional.of(1), new Sql(pool).first("select 1", row -> row.getInt(1)));
            assertEquals("H2 refuses it with 90040: run the command database compact", refusal.getMessage());
        }
    }

    @Test
    void staysAsItIsWhereTheDiskHasNoRoomForACopy() throws Exception {
        try (HikariDataSource pool = pool();
                Connection open = pool.getConnection()) {
            DatabaseFile large = new DatabaseFile(file(pool).path(), Long.MAX_VALUE, Long.MAX_VALUE / 2);

            CompactionFailed refusal = assertThrows(CompactionFailed.class, () -> large.compact(pool));

            assertTrue(open.isValid(1));
            assertTrue(refusal.getMessage().contains("make room"), refusal.getMessage());
        }
    }

    @Test
    void isNotTakenFromOthersWhoHaveItOpen() throws Exception {
        try (HikariDataSource pool = pool()) {
            DatabaseFile file = file(pool);
            Server server = Server.createTcpServer("-tcpPort", "0", "-baseDir", folder.toString())
                    .start();
            try (Connection other =
                    DriverManager.getConnection("jdbc:h2:tcp://localhost:" + server.getPort() + "/./workfloo")) {

                CompactionFailed refusal = assertThrows(CompactionFailed.class, () -> file.compact(pool));

                assertTrue(other.isValid(1));
                assertEquals("1 other sessions have it open: disconnect them first", refusal.getMessage());
            } finally {
                server.stop();
            }
        }
    }

    @Test
    void isNoneOfADatabaseElsewhereOrThatOthersShare() {
        try (HikariDataSource pool = pool()) {
            for (String url : List.of(
                    "jdbc:h2:mem:file",
                    "jdbc:h2:tcp://localhost/~/workfloo",
                    url() + ";AUTO_SERVER=TRUE",
                    url() + ";auto_server=true;MODE=STRICT",
                    "jdbc:postgresql://localhost/workfloo")) {
                assertEquals(Optional.empty(), DatabaseFile.of(settings(url), pool), url);
            }
            assertTrue(DatabaseFile.of(settings(url() + ";AUTO_SERVER=FALSE"), pool)
                    .isPresent());
        }
    }
}
