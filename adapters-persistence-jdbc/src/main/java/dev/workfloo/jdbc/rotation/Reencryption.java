package dev.workfloo.jdbc.rotation;

import dev.workfloo.StoreDamaged;
import dev.workfloo.jdbc.encryption.Encryption;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.encryption.SealedColumn.Owned;
import dev.workfloo.jdbc.rotation.SealedValues.Read;
import dev.workfloo.jdbc.rotation.SealedValues.Replacement;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Brings what is under older keys under the newest one, some rows of a column in a transaction, with the place where it goes on
 * next: what is cut off there goes on there. It changes nothing of what a value says, nor what it belongs to; so steps and those
 * who remember states need not know of it. Of a value that a step writes meanwhile, the step's stays.
 */
final class Reencryption {

    /** Rows of a transaction: so many are locked for a moment. */
    private static final int ROWS = 100;

    private static final int PAGES = 10;

    /** For less, nobody is asked. */
    private static final long SMALL = 256 * 1024;

    private final Sql sql;
    private final Passes passes;
    private final List<SealedValues> columns;
    private final Encryption encryption;
    private final Listener listener;

    Reencryption(Sql sql, Passes passes, Sealed sealed, Listener listener) {
        this.sql = sql;
        this.passes = passes;
        this.columns = sealed.columns();
        this.encryption = sealed.encryption();
        this.listener = listener;
    }

    /** What is encrypted, and with what. */
    record Sealed(List<SealedValues> columns, Encryption encryption) {}

    interface Listener {

        /** Is asked before a large value is read, with its bytes; once in a batch at most. */
        void room(long bytes);

        /** Hears of a value that cannot be read, and stays as it is. */
        void damaged(String column, StoreDamaged cause);

        /** Hears that everything is under the key. */
        void finished(EncryptionKey key);
    }

    /**
     * A batch, which ends behind a large value: the room for that counts until the batch has ended.
     *
     * @return how many pages were gone through; 0 when nothing is left for now
     */
    int some(EncryptionKey key) {
        Map<String, Boolean> rests = passes.towards(key);
        int pages = 0;
        for (SealedValues column : columns) {
            String name = column.column().place();
            if (!rests.containsKey(name)) passes.begin(name, key);
            Went went = rests.getOrDefault(name, false) ? Went.NOWHERE : Went.ON;
            while (pages < PAGES && went == Went.ON) {
                went = page(column, key);
                if (went != Went.NOWHERE) pages++;
            }
            if (went == Went.BEHIND_A_LARGE_ONE) return pages;
        }
        return pages;
    }

    /** How it went with a page: another one follows it in the pass, or none, or none was gone through. */
    private enum Went {
        ON,
        BEHIND_A_LARGE_ONE,
        TO_THE_END,
        NOWHERE
    }

    private Went page(SealedValues column, EncryptionKey key) {
        String name = column.column().place();
        Went went = sql.transaction(connection -> {
            Optional<Pass> held = passes.hold(connection, name, key);
            return held.isEmpty() ? Went.NOWHERE : page(connection, column, key, held.get());
        });
        if (went == Went.TO_THE_END && passes.finished(key) == columns.size()) listener.finished(key);
        return went;
    }

    private Went page(Connection connection, SealedValues column, EncryptionKey key, Pass pass) throws SQLException {
        String name = column.column().place();
        List<Read> rows = upToALargeOne(column.page(connection, key, column.place(pass.behind()), ROWS));
        Pass then = rewrite(connection, column, rows, pass);
        boolean isBehindLarge = !rows.isEmpty() && isLarge(rows.get(rows.size() - 1));
        if (rows.size() < ROWS && !isBehindLarge) {
            passes.end(connection, name, then);
            return Went.TO_THE_END;
        }
        Passes.goOn(
                connection,
                name,
                then.behind(SealedValues.text(rows.get(rows.size() - 1).key())));
        return isBehindLarge ? Went.BEHIND_A_LARGE_ONE : Went.ON;
    }

    private static List<Read> upToALargeOne(List<Read> rows) {
        for (int i = 0; i < rows.size(); i++) if (isLarge(rows.get(i))) return rows.subList(0, i + 1);
        return rows;
    }

    private static boolean isLarge(Read row) {
        return row.size() > SMALL;
    }

    private Pass rewrite(Connection connection, SealedValues column, List<Read> rows, Pass pass) throws SQLException {
        Rewriting rewriting = new Rewriting(column, encryption.writing());
        List<Replacement> small = new ArrayList<>();
        for (Read row : rows) {
            if (!row.isOld()) continue;
            byte[] bytes = row.small();
            if (bytes == null) rewriting.large(connection, row);
            else rewriting.next(row, bytes).ifPresent(small::add);
        }
        column.replace(connection, small);
        return pass.finding(rewriting.found, rewriting.damaged);
    }

    /** Some values of a column, and how many of them could be read. */
    private final class Rewriting {

        private final SealedValues column;
        private final Encryption.Writing writing;
        private long found;
        private long damaged;

        Rewriting(SealedValues column, Encryption.Writing writing) {
            this.column = column;
            this.writing = writing;
        }

        void large(Connection connection, Read row) throws SQLException {
            if (isLarge(row)) listener.room(row.size());
            Optional<Replacement> next = column.large(connection, row).flatMap(bytes -> next(row, bytes));
            column.replace(connection, next.stream().toList());
        }

        Optional<Replacement> next(Read row, byte[] bytes) {
            Optional<StoreDamaged> cause = Optional.empty();
            Owned owned = Objects.requireNonNull(row.owned());
            for (String associated : owned.associated()) {
                try {
                    byte[] plain = encryption.decrypt(bytes, owned.owner(), associated);
                    byte[] anew = writing.encrypt(plain, owned.owner(), associated);
                    found++;
                    return Optional.of(new Replacement(row.key(), bytes, anew));
                } catch (StoreDamaged e) {
                    cause = Optional.of(e);
                }
            }
            damaged++;
            cause.ifPresent(it -> listener.damaged(column.column().title(), it));
            return Optional.empty();
        }
    }
}
