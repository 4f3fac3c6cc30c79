package dev.workfloo.server.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.sql.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFileTest {

    private static final long MIB = 1024 * 1024;
    private static final Path FILE = Path.of("workfloo.mv.db");

    @TempDir
    Path folder;

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:file:" + folder.resolve("workfloo") + ";WRITE_DELAY=0;MAX_COMPACT_TIME=0");
        config.setMaximumPoolSize(3);
        return new HikariDataSource(config);
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
            DatabaseFile file = DatabaseFile.of(pool).orElseThrow();

            new DatabaseFile(file.path(), 300 * MIB, 100 * MIB).compactIfDue(pool);

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
    void isNoneOfADatabaseElsewhere() {
        try (HikariDataSource memory = TestPostgres.pool("jdbc:h2:mem:file")) {
            assertEquals(Optional.empty(), DatabaseFile.of(memory));
        }
    }
}
