package dev.workfloo.jdbc.rotation;

import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.encryption.Keyring;
import dev.workfloo.jdbc.encryption.Keyring.Keys;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.ImpatientConnections;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What the database knows of the keys under which it is written. Whoever changes that holds the row of the first one. */
public final class KeyTable {

    /** Who meets an unknown key asks while others wait for the answer. */
    private static final Duration WITHIN = Duration.ofMillis(2_500);

    /** So long after it came all processes that ask have heard of a key, and then those for whom asking took its time. */
    private static final String KEYS = """
            select e.key_id first_id, k.id, k.created_at,
              coalesce(k.created_at <= current_timestamp - interval '15' second, true) known_to_all,
              coalesce(k.created_at <= current_timestamp - interval '10' minute, true) settled
            from workfloo_encryption e left join workfloo_encryption_key k on 1 = 1
            order by k.number desc""";

    private static final String HOLD = "select key_id from workfloo_encryption for update";
    private static final String IDS = "select id from workfloo_encryption_key order by number desc";
    private static final String LAST = "select coalesce(max(number), 0) from workfloo_encryption_key";
    private static final String ADD_FIRST = "insert into workfloo_encryption_key (number, id) values (?, ?)";
    private static final String ADD =
            "insert into workfloo_encryption_key (number, id, created_at) values (?, ?, current_timestamp)";
    private static final String SEAL = "insert into workfloo_sealed_key (id, under_id, sealed) values (?, ?, ?)";

    private static final String WAS_DROPPED = "select 1 from workfloo_dropped_key where id = ?";

    private static final String MARK_ROLLING = """
            update workfloo_encryption set rolling_seen_at = current_timestamp
            where rolling_seen_at is null or rolling_seen_at < current_timestamp - interval '1' minute""";

    private static final String IS_ROLLED = """
            select 1 from workfloo_encryption where rolling_seen_at > current_timestamp - interval '5' minute""";

    private final Sql sql;
    private final Dialect dialect;
    private final List<EncryptionKey> given;

    /** @param given the keys with which the process was started, at least one */
    public KeyTable(Sql sql, Dialect dialect, List<EncryptionKey> given) {
        this.sql = sql;
        this.dialect = dialect;
        this.given = List.copyOf(given);
    }

    /**
     * The keys of the process from now on.
     *
     * @param asking where is asked which they are
     * @param beside connections on which is asked while another is in use
     * @throws IllegalArgumentException when it was given none of those under which the database is written
     */
    public Keyring ring(Sql asking, DataSource beside) {
        Sql impatient = new Sql(ImpatientConnections.of(beside, WITHIN));
        return Keyring.of(given, known -> keysWithin(asking, known), known -> keys(impatient, known));
    }

    /** Where it fails, and is done without, a transaction of the host's goes on. */
    private Keys keysWithin(Sql asking, Collection<EncryptionKey> had) {
        return asking.isJoined() ? asking.transaction(connection -> keys(asking, had)) : keys(asking, had);
    }

    /** A key that the database knows. H2 admits one process, which knows it too. */
    record Known(String id, Optional<Instant> since, boolean isKnownToAll, boolean isSettled) {}

    private record Row(String first, @Nullable String id, Known known) {}

    /** The newest first; nothing where there was only ever one. */
    List<Known> known() {
        return rows(sql).stream()
                .filter(row -> row.id() != null)
                .map(Row::known)
                .toList();
    }

    private List<Row> rows(Sql on) {
        return on.list(KEYS, this::row);
    }

    private Row row(ResultSet row) throws SQLException {
        String first = row.getString("first_id");
        String id = row.getString("id");
        boolean isAlone = dialect == Dialect.H2;
        return new Row(
                first,
                id,
                new Known(
                        id == null ? first : id,
                        Sql.optionalInstant(row, "created_at"),
                        isAlone || row.getBoolean("known_to_all"),
                        isAlone || row.getBoolean("settled")));
    }

    private Keys keys(Sql on, Collection<EncryptionKey> had) {
        List<Row> rows = rows(on);
        if (rows.isEmpty()) return keys(on, register(on, given.get(0)), had);
        return keys(on, rows, had);
    }

    private List<Row> register(Sql on, EncryptionKey key) {
        try {
            on.singleOrThrow(connection ->
                    Sql.update(connection, "insert into workfloo_encryption (one, key_id) values (1, ?)", key.id()));
        } catch (SQLException e) {
            if (!Failures.isUniqueViolation(e)) throw Failures.of(e);
        }
        return rows(on);
    }

    /** Two processes with different keys on one database would each store what the other cannot read. */
    private Keys keys(Sql on, List<Row> rows, Collection<EncryptionKey> had) {
        List<String> ids = rows.stream().map(row -> row.known().id()).toList();
        List<EncryptionKey> opened = new SealedKeys(on).opened(ids, Keyring.together(had, given));
        if (opened.size() < ids.size()) throw new IllegalArgumentException(wanting(ids));
        Known current = rows.stream()
                .map(Row::known)
                .filter(Known::isKnownToAll)
                .findFirst()
                .orElse(rows.get(rows.size() - 1).known());
        boolean isSettled = rows.stream().map(Row::known).allMatch(Known::isSettled);
        List<EncryptionKey> spare = Keyring.together(given, List.of());
        spare.removeIf(key -> ids.contains(key.id()));
        return new Keys(named(opened, rows.get(0).first()), named(opened, current.id()), opened, spare, isSettled);
    }

    private static EncryptionKey named(List<EncryptionKey> keys, String id) {
        return keys.stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the database does not know its own key " + id));
    }

    private String wanting(List<String> ids) {
        String ours = given.stream().map(EncryptionKey::id).collect(Collectors.joining(" and "));
        return ids.size() == 1
                ? "the database was written under the encryption key " + ids.get(0) + ", and this is the key " + ours
                        + ": give it the key that it was written under"
                : "the database was written under the encryption keys " + String.join(" and ", ids)
                        + ", and this is the key " + ours + ": give it one of them";
    }

    boolean wasGiven(String id) {
        return given.stream().anyMatch(key -> key.id().equals(id));
    }

    boolean wasDropped(String id) {
        return sql.first(WAS_DROPPED, row -> true, id).isPresent();
    }

    /** Says that processes of the release before may be there. */
    public void markRolling() {
        sql.update(MARK_ROLLING);
    }

    /** What became of a change. */
    enum Changed {
        YES,
        OTHERS_WERE_FASTER,
        OTHERS_ROLL
    }

    /** @param ring as it was when the change was decided */
    Changed add(EncryptionKey next, Keys ring) {
        return sql.transaction(connection -> {
            if (!isStill(connection, ring)) return Changed.OTHERS_WERE_FASTER;
            if (isRolled(connection)) return Changed.OTHERS_ROLL;
            add(connection, next, ring);
            return Changed.YES;
        });
    }

    private static void add(Connection connection, EncryptionKey next, Keys ring) throws SQLException {
        int last = last(connection);
        if (last == 0) Sql.update(connection, ADD_FIRST, ++last, ring.first().id());
        Sql.update(connection, ADD, last + 1, next.id());
        for (EncryptionKey key : ring.counting()) {
            Sql.update(connection, SEAL, next.id(), key.id(), next.sealedUnder(key));
            Sql.update(connection, SEAL, key.id(), next.id(), key.sealedUnder(next));
        }
    }

    private static boolean isRolled(Connection connection) throws SQLException {
        return !Sql.list(connection, IS_ROLLED, row -> true).isEmpty();
    }

    private static int last(Connection connection) throws SQLException {
        return Sql.list(connection, LAST, row -> row.getInt(1)).get(0);
    }

    /** Holds the row, and says whether there are the same keys as before. */
    private static boolean isStill(Connection connection, Keys ring) throws SQLException {
        List<String> first = Sql.list(connection, HOLD, row -> row.getString(1));
        List<String> ids = Sql.list(connection, IDS, row -> row.getString(1));
        List<String> before = ring.counting().stream().map(EncryptionKey::id).toList();
        return (ids.isEmpty() ? first : ids).equals(before);
    }

    /** @param ring as it was when the change was decided */
    Changed drop(String id, Keys ring) {
        return sql.transaction(connection -> {
            if (!isStill(connection, ring)) return Changed.OTHERS_WERE_FASTER;
            if (isRolled(connection)) return Changed.OTHERS_ROLL;
            Sql.update(connection, "delete from workfloo_sealed_key where id = ? or under_id = ?", id, id);
            Sql.update(connection, "delete from workfloo_encryption_key where id = ?", id);
            Sql.update(connection, "insert into workfloo_dropped_key (id) values (?)", id);
            String current = ring.current().id();
            Sql.update(connection, "update workfloo_encryption set key_id = ? where key_id = ?", current, id);
            return Changed.YES;
        });
    }
}
