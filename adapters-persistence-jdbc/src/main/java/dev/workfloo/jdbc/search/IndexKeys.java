package dev.workfloo.jdbc.search;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.document.TreeReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.encryption.SealedColumn;
import dev.workfloo.jdbc.encryption.SealedColumn.KeyColumn;
import dev.workfloo.jdbc.encryption.SealedColumn.Owned;
import dev.workfloo.jdbc.encryption.SealedColumn.Rows;
import dev.workfloo.jdbc.format.DocumentFormat;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.rule.Value;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The index keys of workspaces. The newest is written with, once all processes have had the time to hear of it; those before it
 * are searched with until nothing stands under them any more.
 */
final class IndexKeys {

    /** For how long a process may not know that a key was changed. */
    static final Duration FRESH = Duration.ofSeconds(5);

    /** So much older a key is that every process knows it. */
    private static final String KNOWN_TO_ALL = "created_at <= current_timestamp - interval '15' second";

    private static final int BYTES = 32;

    /** Of what is encrypted of a key. */
    private static final int FORMAT = 1;

    static final SealedColumn SEALED = new SealedColumn(
            "index keys",
            Rows.of("workfloo_index_key", KeyColumn.number("id")).reading("t.workspace", "t.number"),
            "secret",
            row -> Owned.by(owner(new WorkspaceId(row.getString("workspace"))), associated(row.getInt("number"))));

    private final Sql sql;
    private final PersonalData personal;
    private final SecureRandom random = new SecureRandom();
    private final Map<WorkspaceId, Known> known = new ConcurrentHashMap<>();

    IndexKeys(Sql sql, PersonalData personal) {
        this.sql = sql;
        this.personal = personal;
    }

    /** The newest first. */
    private record Known(List<Read> keys, long readAt) {

        boolean isFresh() {
            return System.nanoTime() - readAt < FRESH.toNanos();
        }
    }

    private record Read(IndexKey key, boolean isKnownToAll) {}

    /** What is written with; it is drawn when a workspace first has something to be found. */
    IndexKey current(WorkspaceId workspace) {
        List<Read> keys = read(workspace);
        if (keys.isEmpty()) {
            draw(sql, workspace, 1);
            keys = read(workspace);
        }
        if (keys.isEmpty()) throw new StoreUnavailable("an index key was drawn that this transaction does not see yet");
        return keys.stream()
                .filter(Read::isKnownToAll)
                .findFirst()
                .orElse(keys.get(keys.size() - 1))
                .key();
    }

    /** All that something may stand under; none where nothing was ever indexed. */
    List<IndexKey> of(WorkspaceId workspace) {
        return read(workspace).stream().map(Read::key).toList();
    }

    private List<Read> read(WorkspaceId workspace) {
        Known remembered = known.get(workspace);
        if (remembered != null && remembered.isFresh()) return remembered.keys();
        long asked = System.nanoTime();
        Known read = new Known(readAnew(workspace), asked);
        if (!read.keys().isEmpty()) sql.afterCommit(() -> known.put(workspace, read));
        return read.keys();
    }

    private List<Read> readAnew(WorkspaceId workspace) {
        return sql.list(
                "select id, number, secret, " + KNOWN_TO_ALL
                        + " known_to_all from workfloo_index_key where workspace = ? order by number desc",
                Sql.of("an index key of " + workspace.name(), row -> key(row, workspace)),
                workspace.name());
    }

    private Read key(ResultSet row, WorkspaceId workspace) throws SQLException {
        int number = row.getInt("number");
        Value.Context encrypted = personal.decrypt(row.getBytes("secret"), owner(workspace), associated(number));
        String secret = TreeReader.text(DocumentFormat.read(encrypted, FORMAT), "secret");
        IndexKey key = new IndexKey(row.getLong("id"), number, HexFormat.of().parseHex(secret));
        return new Read(key, row.getBoolean("known_to_all"));
    }

    /** Another process may be faster: then its key counts. */
    private void draw(Sql in, WorkspaceId workspace, int number) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        byte[] encrypted = Objects.requireNonNull(personal.encrypt(
                new TreeWriter()
                        .text("secret", HexFormat.of().formatHex(secret))
                        .done(),
                owner(workspace),
                associated(number)));
        try {
            in.singleOrThrow(connection -> Sql.update(
                    connection,
                    "insert into workfloo_index_key (workspace, number, created_at, secret)"
                            + " values (?, ?, current_timestamp, ?)",
                    workspace.name(),
                    number,
                    encrypted));
        } catch (SQLException e) {
            if (!Failures.isUniqueViolation(e)) throw Failures.of(e);
        }
        known.remove(workspace);
    }

    /**
     * Draws a new key, and gives its number. What stands under the ones before it is found until it is indexed anew. It is kept at
     * once: its age says who knows it, which may not begin with a transaction that is open for long.
     *
     * @return empty where nothing was ever indexed, and there is no key to be replaced
     */
    Optional<Integer> change(WorkspaceId workspace) {
        Sql apart = sql.apart();
        newest(apart, workspace).ifPresent(number -> draw(apart, workspace, number + 1));
        return newest(apart, workspace);
    }

    private static Optional<Integer> newest(Sql apart, WorkspaceId workspace) {
        return apart.first(
                "select number from workfloo_index_key where workspace = ? order by number desc fetch first 1 rows only",
                row -> row.getInt(1),
                workspace.name());
    }

    /** Has the next one who asks read them. */
    void forget() {
        known.clear();
    }

    private static String owner(WorkspaceId workspace) {
        return "workspace " + workspace.name();
    }

    private static String associated(int number) {
        return "index key " + number;
    }
}
