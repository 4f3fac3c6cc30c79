package dev.workfloo.server.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.server.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file in which H2 keeps a database. What is deleted leaves room in it, which H2 uses again, and hardly gives back to the disk
 * while others write. Where most of a large file is such room, it is copied without it before anything is served; the copy takes the
 * file's place whole, so that a process may be killed meanwhile.
 *
 * @param live about how much of it is used
 */
record DatabaseFile(Path path, long bytes, long live) {

    private static final Logger LOG = LoggerFactory.getLogger("dev.workfloo.server");

    private static final long MIB = 1024 * 1024;

    /** A smaller one is in nobody's way. */
    private static final long WORTH_IT = 256 * MIB;

    /** So much is copied within a minute, on a slow disk too. */
    private static final long AT_START = 1024 * MIB;

    /** A copy is about as large as what is in use, which is an estimate; and the disk is for others too. */
    private static final long SPARE = 64 * MIB;

    /** H2's codes for a database that is closed, or whose connection is gone with it. */
    private static final Set<Integer> CLOSED = Set.of(90067, 90098, 90121);

    /** Through a server, which somebody may have begun in this process: whoever has the file itself, has it alone. */
    private static final String OTHERS = "select count(*) from information_schema.sessions where server is not null";

    private static final String FILL = """
            select database_path() path, min(case when setting_name = 'info.FILL_RATE' then setting_value end) blocks,
              min(case when setting_name = 'info.CHUNKS_FILL_RATE' then setting_value end) chunks
            from information_schema.settings""";

    /** None of a database in memory or on a server, or which others may have open too. */
    static Optional<DatabaseFile> of(Settings settings, HikariDataSource pool) {
        if (H2File.ofOneProcess(settings).isEmpty()) return Optional.empty();
        return new Sql(pool)
                .first(
                        FILL,
                        row -> new Fill(
                                Optional.ofNullable(row.getString("path")),
                                row.getLong("blocks"),
                                row.getLong("chunks")))
                .flatMap(Fill::file);
    }

    /**
     * What H2 says.
     *
     * @param blocks how much of the file is in use, in percent
     * @param chunks how much of that is live, in percent
     */
    private record Fill(Optional<String> path, long blocks, long chunks) {
        Optional<DatabaseFile> file() {
            return path.map(it -> Path.of(it + ".mv.db"))
                    .filter(Files::isRegularFile)
                    .map(it -> new DatabaseFile(it, size(it), size(it) / 100 * blocks / 100 * chunks));
        }
    }

    private void requireRoom() {
        long free = path.toFile().getUsableSpace();
        if (free < live / 4 * 5 + SPARE) {
            throw new CompactionFailed("its disk has " + free / MIB + " MiB left, and about "
                    + (live / 4 * 5 + SPARE) / MIB
                    + " MiB are needed for a moment: make room, and run the command database"
                    + " compact");
        }
    }

    /** Afterwards no connection of before is any good. */
    private static void shutDown(HikariDataSource pool) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            long others = Sql.list(connection, OTHERS, row -> row.getLong(1)).get(0);
            if (others > 0) throw new CompactionFailed(others + " other sessions have it open: disconnect them first");
            statement.execute("shutdown compact");
        } catch (SQLException e) {
            // Whatever is done with a connection afterwards finds the database closed.
            if (!CLOSED.contains(e.getErrorCode())) {
                throw new CompactionFailed(
                        "H2 refuses it with " + e.getErrorCode() + ": run the command database compact", e);
            }
        } finally {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    private Set<PosixFilePermission> permissions() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        return view == null ? Set.of() : view.readAttributes().permissions();
    }

    /** The copy is a new file, which has those that the process gives to all. */
    private void permit(Set<PosixFilePermission> permissions) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) view.setPermissions(permissions);
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isDue() {
        return bytes >= WORTH_IT && live < bytes / 2;
    }

    /** When the service starts. */
    void compactIfDue(HikariDataSource pool) {
        if (!isDue()) return;
        if (live > AT_START) {
            LOG.warn(
                    "{} has {} MiB, about {} MiB of them in use: stop the service and run the command database compact, which"
                            + " takes a few minutes",
                    path,
                    bytes / MIB,
                    live / MIB);
            return;
        }
        LOG.info("{} has {} MiB, about {} MiB of them in use: it is compacted", path, bytes / MIB, live / MIB);
        try {
            LOG.info("{}", compact(pool));
        } catch (CompactionFailed e) {
            LOG.warn("{} was not compacted, and the service starts with it: {}", path, e.getMessage());
        }
    }

    /**
     * @return what was done, in a sentence
     * @throws CompactionFailed with a mend in its words; the database is as it was
     */
    String compact(HikariDataSource pool) {
        long begun = System.nanoTime();
        requireRoom();
        try {
            Set<PosixFilePermission> permissions = permissions();
            shutDown(pool);
            permit(permissions);
        } catch (IOException e) {
            throw new CompactionFailed("look who may read " + path + ", and its folder: " + e, e);
        }
        return path + " was compacted in " + (System.nanoTime() - begun) / 1_000_000_000 + " s: " + bytes / MIB
                + " MiB became " + size(path) / MIB + " MiB";
    }
}
