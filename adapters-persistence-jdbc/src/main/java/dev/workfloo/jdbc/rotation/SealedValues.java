package dev.workfloo.jdbc.rotation;

import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.encryption.SealedColumn;
import dev.workfloo.jdbc.encryption.SealedColumn.KeyColumn;
import dev.workfloo.jdbc.encryption.SealedColumn.Owned;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values of one column, in the order of the table's primary key. */
final class SealedValues {

    /** Larger ones are read one at a time. */
    private static final int SMALL = 16 * 1024;

    /** What is encrypted under a key that was drawn, and not under one of the ring: that key is a value of its own. */
    private static final byte[] DRAWN = {2, 1};

    private static final byte[] BARE = {1};

    /** Format, origin of the key, and its id. */
    private static final int HEADER_BYTES = 6;

    private static final int BEGINNING_BYTES = 18;

    /** Its header and its nonce, which no other value has. */
    private static final String IS_STILL = " from 1 for " + BEGINNING_BYTES + ") = ?";

    private final SealedColumn column;
    private final String page;
    private final String replace;
    private final String counts;

    SealedValues(SealedColumn column) {
        this.column = column;
        String value = "t." + column.name();
        String isOld = column.rows().condition() + " and " + value + " is not null and substring(" + value
                + " from 1 for 6) <> ? and substring(" + value + " from 1 for 2) <> ?";
        this.page = "select " + String.join(", ", selected()) + ", case when " + isOld + " then octet_length(" + value
                + ") end size, case when " + isOld + " and octet_length(" + value + ") <= ? then " + value
                + " end small from " + column.rows().table() + " t";
        this.replace = "update " + column.rows().table() + " set " + column.name() + " = ? where "
                + keys(" = ?", " and ") + " and substring(" + column.name() + IS_STILL;
        this.counts = "select header, count(*) from (select case when substring(" + value
                + " from 1 for 1) = ? then ? else substring(" + value + " from 1 for 6) end header from "
                + column.rows().table() + " t where " + value + " is not null and "
                + column.rows().condition() + ") headed group by header";
    }

    private List<String> selected() {
        return Stream.concat(column.rows().key().stream().map(key -> "t." + key.name()), column.rows().more().stream())
                .toList();
    }

    private String keys(String behindEach, String between) {
        return column.rows().key().stream().map(key -> key.name() + behindEach).collect(Collectors.joining(between));
    }

    SealedColumn column() {
        return column;
    }

    /**
     * A row, as it was read.
     *
     * @param owned to whom its value belongs, if that is not under the key
     * @param size of the value then; else 0
     * @param small the value then, if it is small
     */
    record Read(List<Object> key, @Nullable Owned owned, long size, byte @Nullable [] small) {
        boolean isOld() {
            return size > 0;
        }
    }

    /** The next rows behind a place; none of the values that are under the key is read. */
    List<Read> page(Connection connection, EncryptionKey key, List<Object> behind, int most) throws SQLException {
        byte[] header = key.beginning();
        List<Object> values = new ArrayList<>(List.of(header, DRAWN, header, DRAWN, SMALL));
        String condition = behind.isEmpty() ? "" : " where " + behind(behind, values);
        values.add(most);
        String select = page + condition + " order by "
                + column.rows().key().stream().map(it -> "t." + it.name()).collect(Collectors.joining(", "))
                + " limit ?";
        return Sql.list(connection, select, this::read, values.toArray());
    }

    /** The first column by itself too, so that its index is entered there. */
    private String behind(List<Object> place, List<Object> values) {
        List<KeyColumn> key = column.rows().key();
        values.add(place.get(0));
        return "t." + key.get(0).name() + " >= ? and " + behind(0, place, values);
    }

    private String behind(int from, List<Object> place, List<Object> values) {
        String name = "t." + column.rows().key().get(from).name();
        values.add(place.get(from));
        if (from == place.size() - 1) return name + " > ?";
        values.add(place.get(from));
        return "(" + name + " > ? or " + name + " = ? and " + behind(from + 1, place, values) + ")";
    }

    private Read read(ResultSet row) throws SQLException {
        List<Object> key = new ArrayList<>();
        for (KeyColumn each : column.rows().key()) {
            key.add(each.isNumber() ? (Object) row.getLong(each.name()) : row.getString(each.name()));
        }
        long size = row.getLong("size");
        Owned owned = size > 0 ? column.belonging().of(row) : null;
        return new Read(key, owned, size, row.getBytes("small"));
    }

    /** A value that was not read with its row; nothing where it is gone. */
    Optional<byte[]> large(Connection connection, Read row) throws SQLException {
        String select =
                "select " + column.name() + " from " + column.rows().table() + " where " + keys(" = ?", " and ");
        return Sql.list(
                        connection,
                        select,
                        it -> Optional.ofNullable(it.getBytes(1)),
                        row.key().toArray())
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A value, and what is to stand there instead. */
    record Replacement(List<Object> key, byte[] before, byte[] next) {}

    /** Those alone that are still there as they were read: what was written meanwhile stays. */
    void replace(Connection connection, List<Replacement> replacements) throws SQLException {
        if (replacements.isEmpty()) return;
        try (PreparedStatement statement = connection.prepareStatement(replace)) {
            for (Replacement each : replacements) {
                List<Object> values = new ArrayList<>(List.of(each.next()));
                values.addAll(each.key());
                values.add(Arrays.copyOf(each.before(), BEGINNING_BYTES));
                Sql.bind(statement, values.toArray());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** How many are under each key, by its id. */
    Map<String, Long> counts(Sql sql, EncryptionKey first) {
        Map<String, Long> found = new TreeMap<>();
        sql.list(
                counts,
                row -> {
                    String id = keyId(row.getBytes(1), first);
                    return id.isEmpty() ? 0 : found.merge(id, row.getLong(2), Long::sum);
                },
                BARE,
                BARE);
        return found;
    }

    /** Nothing for a key that is not one of the ring, and where too little is left to say. */
    private static String keyId(byte[] header, EncryptionKey first) {
        if (header.length == BARE.length && header[0] == BARE[0]) return first.id();
        boolean isNamed = header.length == HEADER_BYTES && header[0] == DRAWN[0] && header[1] == 0;
        return isNamed ? HexFormat.of().formatHex(header, 2, header.length) : "";
    }

    /** As text, which {@link #place(String)} reads. */
    static String text(List<Object> place) {
        return place.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }

    List<Object> place(@Nullable String text) {
        if (text == null) return List.of();
        String[] parts = text.split("\n", -1);
        List<Object> place = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            place.add(column.rows().key().get(i).isNumber() ? (Object) Long.valueOf(parts[i]) : parts[i]);
        }
        return place;
    }
}
