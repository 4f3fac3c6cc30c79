package dev.workfloo.jdbc.rotation;

import dev.workfloo.StoreDamaged;
import dev.workfloo.access.EncryptionKeyRefusal;
import dev.workfloo.access.EncryptionKeyUse;
import dev.workfloo.application.port.out.EncryptionKeys;
import dev.workfloo.jdbc.encryption.Encryption;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.encryption.Keyring;
import dev.workfloo.jdbc.encryption.Keyring.Keys;
import dev.workfloo.jdbc.encryption.SealedColumn;
import dev.workfloo.jdbc.format.WrittenFormats;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import io.vavr.control.Either;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** The keys of a database, and how one is changed. */
public final class JdbcEncryptionKeys implements EncryptionKeys {

    private static final String FASTER = "somebody else changed the encryption keys meanwhile: look at them again";

    private static final String ROLLING =
            "processes of the release before, which know one key alone, may run on the database:"
                    + " stop them, start all others without rollingFrom, and try again five minutes later";

    private final KeyTable table;
    private final Ring ring;
    private final Passes passes;
    private final KeyUses uses;
    private final Reencryption reencryption;
    private final List<SealedValues> columns;
    private final AtomicBoolean looksForLate = new AtomicBoolean(true);
    private volatile LongConsumer room = bytes -> {};

    /** A database, and connections to it on which a statement takes as long as it takes. */
    public record Database(Sql sql, Sql jobs, Dialect dialect) {}

    /** The keys of the process, and in which formats it writes. */
    public record Ring(Keyring keys, WrittenFormats formats) {}

    /**
     * What may be under a key.
     *
     * @param told hears in a sentence what became of what is written anew
     */
    public record Stored(List<SealedColumn> columns, LiveCodes codes, Consumer<String> told) {}

    public JdbcEncryptionKeys(Database database, KeyTable table, Ring ring, Stored stored) {
        this.table = table;
        this.ring = ring;
        columns = stored.columns().stream().map(SealedValues::new).toList();
        passes = new Passes(database.sql(), database.dialect());
        uses = new KeyUses(database.jobs(), columns, stored.codes());
        Encryption encryption = new Encryption(ring.keys(), ring.formats());
        reencryption = new Reencryption(
                database.sql(), passes, new Reencryption.Sealed(columns, encryption), new Telling(stored.told()));
    }

    /** @param asked is asked before a large value is read, with its bytes */
    public void onLargeRead(LongConsumer asked) {
        room = asked;
    }

    private final class Telling implements Reencryption.Listener {

        private final Consumer<String> told;

        Telling(Consumer<String> told) {
            this.told = told;
        }

        @Override
        public void room(long bytes) {
            room.accept(bytes);
        }

        @Override
        public void damaged(String column, StoreDamaged cause) {
            told.accept(
                    "one of the " + column + " cannot be brought under the new encryption key: " + cause.getMessage());
        }

        @Override
        public void finished(EncryptionKey key) {
            told.accept("all that could be is under the encryption key " + key.id()
                    + ": those before it can be dropped when no hash is under them any more");
        }
    }

    @Override
    public List<EncryptionKeyUse> uses() {
        return uses.of(table.known(), ring.keys().now());
    }

    @Override
    public Either<EncryptionKeyRefusal, String> add(String key) {
        try {
            return add(EncryptionKey.of(key));
        } catch (IllegalArgumentException e) {
            return refused("that is no key: " + e.getMessage());
        }
    }

    /** Whether this key was brought in, or was there from the beginning, even if it was dropped since. */
    public boolean had(EncryptionKey key) {
        return counts(ring.keys().now(), key.id()).isPresent() || table.wasDropped(key.id());
    }

    /** As {@link #add(String)}. */
    public Either<EncryptionKeyRefusal, String> add(EncryptionKey next) {
        if (!ring.formats().admitsNewKeys()) return refused(ROLLING);
        Keys keys = ring.keys().now();
        if (isNewest(keys, next)) return Either.right(next.id());
        if (counts(keys, next.id()).isPresent()) return refused(another(next, "is there already"));
        if (table.wasDropped(next.id())) return refused(another(next, "was dropped"));
        if (!isWritten(keys)) return refused(FASTER);
        return done(table.add(next, keys), next.id());
    }

    /** It was brought in, and the one who did so may not have heard that. */
    private static boolean isNewest(Keys keys, EncryptionKey key) {
        return keys.counting().size() > 1
                && key.id().equals(keys.counting().get(0).id());
    }

    private static String another(EncryptionKey key, String why) {
        return "the key " + key.id() + " " + why + ": make another one with openssl rand -base64 32";
    }

    private Either<EncryptionKeyRefusal, String> done(KeyTable.Changed changed, String id) {
        ring.keys().now();
        return switch (changed) {
            case YES -> Either.right(id);
            case OTHERS_WERE_FASTER -> refused(FASTER);
            case OTHERS_ROLL -> refused(ROLLING);
        };
    }

    private static Optional<EncryptionKey> counts(Keys keys, String id) {
        return keys.counting().stream().filter(key -> key.id().equals(id)).findFirst();
    }

    @Override
    public Either<EncryptionKeyRefusal, String> drop(String id) {
        return drop(id, false);
    }

    @Override
    public Either<EncryptionKeyRefusal, String> dropDespiteDamaged(String id) {
        return drop(id, true);
    }

    private Either<EncryptionKeyRefusal, String> drop(String id, boolean despiteDamaged) {
        Keys keys = ring.keys().now();
        String newest = keys.counting().get(0).id();
        if (counts(keys, id).isEmpty()) return refused("there is no key " + id);
        if (id.equals(newest)) return refused("the key " + id + " is the newest: it stays");
        if (!table.wasGiven(newest)) {
            return refused("bring the key " + newest + " itself: without it nothing could be read once " + id
                    + ", which opens it, is gone");
        }
        if (!keys.isSettled()) {
            return refused("a process may still write under the key " + id
                    + ": it can be dropped 10 minutes after the newest one was brought in");
        }
        return drop(id, keys, despiteDamaged);
    }

    private Either<EncryptionKeyRefusal, String> drop(String id, Keys keys, boolean despiteDamaged) {
        String newest = keys.counting().get(0).id();
        Map<String, Map<String, Long>> counts = uses.counts(keys.first());
        Map<String, Long> under = counts.getOrDefault(id, Map.of());
        if (under.isEmpty()) return done(table.drop(id, keys), id);
        String are = "under the key " + id + " are " + said(under);
        counts.remove(newest);
        if (isDamaged(under.keySet(), counts.values(), newest)) {
            return despiteDamaged
                    ? done(table.drop(id, keys), id)
                    : refused(are
                            + ", which are damaged and cannot be read under any key: it can be dropped despite them");
        }
        passes.beginAnew(
                newest,
                columns.stream()
                        .filter(column -> under.containsKey(column.column().title()))
                        .toList());
        return refused(are + ": it can be dropped when nothing is");
    }

    /** Whether all of these that are not under the newest key were found damaged in the last pass, which found nothing else. */
    private boolean isDamaged(Set<String> titles, Collection<Map<String, Long>> older, String newest) {
        Map<String, Long> damaged = passes.damaged(newest);
        for (String title : titles) {
            long left = older.stream()
                    .mapToLong(counts -> counts.getOrDefault(title, 0L))
                    .sum();
            boolean isKnown = columns.stream()
                    .map(SealedValues::column)
                    .filter(column -> column.title().equals(title))
                    .anyMatch(column -> damaged.getOrDefault(column.place(), 0L) >= left);
            if (!isKnown) return false;
        }
        return true;
    }

    /** Whether the newest key is written under: one that has just come is not. */
    private static boolean isWritten(Keys keys) {
        return keys.current().id().equals(keys.counting().get(0).id());
    }

    private static String said(Map<String, Long> under) {
        return under.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
    }

    private static Either<EncryptionKeyRefusal, String> refused(String message) {
        return Either.left(new EncryptionKeyRefusal(message));
    }

    @Override
    public int reencrypt() {
        if (!ring.formats().admitsNewKeys()) table.markRolling();
        Keys keys = ring.keys().now();
        boolean isDue = isWritten(keys) && (keys.counting().size() > 1 || findsWhatCameLate(keys));
        return isDue ? reencryption.some(keys.current()) : 0;
    }

    /** Under a key that was dropped, which this process has still: it looks once for what came before it was started. */
    private boolean findsWhatCameLate(Keys keys) {
        boolean reads = keys.spare().stream().anyMatch(key -> table.wasDropped(key.id()));
        if (reads && looksForLate.compareAndSet(true, false)) {
            passes.beginAnew(keys.current().id(), columns);
        }
        return reads;
    }

    /**
     * Says that processes may be there that know the first key alone.
     *
     * @throws IllegalArgumentException when there are others
     */
    public void requireOneKey() {
        table.markRolling();
        Keys keys = ring.keys().now();
        if (keys.counting().size() == 1) return;
        throw new IllegalArgumentException(
                "the encryption key was changed, which the release before knows nothing of: its"
                        + " processes cannot run on this database any more");
    }
}
