package dev.workfloo.jdbc.search;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.document.TreeReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.jdbc.encryption.PersonalData;
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
import java.util.concurrent.ConcurrentHashMap;

/**
 * The index keys of workspaces. The newest of a workspace is written with; those before it are searched with until nothing
 * stands under them any more.
 */
final class IndexKeys {

    /** For how long a process may not know that a key was changed. */
    static final Duration FRESH = Duration.ofSeconds(5);

    private static final int BYTES = 32;

    /** Of what is encrypted of a key. */
    private static final int FORMAT = 1;

    private final Sql sql;
    private final PersonalData personal;
    private final SecureRandom random = new SecureRandom();
    private final Map<WorkspaceId, Known> known = new ConcurrentHashMap<>();

    IndexKeys(Sql sql, PersonalData personal) {
        this.sql = sql;
        this.personal = personal;
    }

    private record Known(List<IndexKey> keys, long readAt) {

        boolean isFresh() {
            return System.nanoTime() - readAt < FRESH.toNanos();
        }
    }

    /** What is written with; it is drawn when a workspace first has something to be found. */
    IndexKey current(WorkspaceId workspace) {
        List<IndexKey> keys = of(workspace);
        if (!keys.isEmpty()) return keys.get(0);
        draw(workspace, 1);
        return of(workspace).get(0);
    }

    /** All that something may stand under, the newest first; none where nothing was ever indexed. */
    List<IndexKey> of(WorkspaceId workspace) {
        Known remembered = known.get(workspace);
        if (remembered != null && remembered.isFresh()) return remembered.keys();
        Known read = new Known(read(workspace), System.nanoTime());
        if (!read.keys().isEmpty()) known.put(workspace, read);
        return read.keys();
    }

    private List<IndexKey> read(WorkspaceId workspace) {
        return sql.list(
                "select id, number, secret from workfloo_index_key where workspace = ? order by number desc",
                Sql.of("an index key of " + workspace.name(), row -> key(row, workspace)),
                workspace.name());
    }

    private IndexKey key(ResultSet row, WorkspaceId workspace) throws SQLException {
        int number = row.getInt("number");
        Value.Context encrypted = personal.decrypt(row.getBytes("secret"), owner(workspace), associated(number));
        String secret = TreeReader.text(DocumentFormat.read(encrypted, FORMAT), "secret");
        return new IndexKey(row.getLong("id"), number, HexFormat.of().parseHex(secret));
    }

    /** Another process may be faster: then its key counts. */
    private void draw(WorkspaceId workspace, int number) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        byte[] encrypted = Objects.requireNonNull(personal.encrypt(
                new TreeWriter()
                        .text("secret", HexFormat.of().formatHex(secret))
                        .done(),
                owner(workspace),
                associated(number)));
        try {
            sql.singleOrThrow(connection -> Sql.update(
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

    /** Draws a new key, and gives its number. What stands under the ones before it is found until it is indexed anew. */
    int change(WorkspaceId workspace) {
        IndexKey before = current(workspace);
        draw(workspace, before.number() + 1);
        return current(workspace).number();
    }

    private static String owner(WorkspaceId workspace) {
        return "workspace " + workspace.name();
    }

    private static String associated(int number) {
        return "index key " + number;
    }
}
