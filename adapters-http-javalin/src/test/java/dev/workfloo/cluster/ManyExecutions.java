package dev.workfloo.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.workfloo.jdbc.encryption.Encryption;
import dev.workfloo.jdbc.encryption.Keyring;
import dev.workfloo.jdbc.format.WrittenFormats;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Executions as the release before keeps them, as many as are wanted: one that it made itself, again and again, each under an id
 * of its own and encrypted for that.
 */
final class ManyExecutions {

    private static final String EXECUTION = "id, workspace, environment, definition_id, definition_version, created_at,"
            + " begun_revision, begun_format, begun, begun_personal, format, status, revision, modified_at, state,"
            + " state_personal, expires_at, waiting_for";

    private static final String HISTORY = "execution_id, revision, at, format, events, events_personal";

    /** Which column is encrypted, as what, and which revision belongs to that. */
    private static final Map<String, List<String>> ENCRYPTED = Map.of(
            "begun_personal", List.of("events", "begun_revision"),
            "state_personal", List.of("state", "revision"),
            "events_personal", List.of("events", "revision"));

    private final TestDeployment deployment;
    private final Encryption encryption;

    ManyExecutions(TestDeployment deployment) {
        this.deployment = deployment;
        WrittenFormats rolling = new WrittenFormats();
        rolling.rollFrom(WrittenFormats.RELEASE_BEFORE);
        encryption = new Encryption(Keyring.of(deployment.encryptionKey()), rolling);
    }

    /** The id of the copy with this number of what a family is made of. */
    static String id(int family, int number) {
        return String.format("65%06x%016x", family, number);
    }

    /** @return the ids of the copies */
    List<String> copy(String original, int family, int count) throws SQLException, IOException {
        try (Connection connection = deployment.pool().getConnection()) {
            List<Map<String, @Nullable String>> execution =
                    rows(connection, "select " + EXECUTION + " from workfloo_execution where id = ?", original);
            List<Map<String, @Nullable String>> history =
                    rows(connection, "select " + HISTORY + " from workfloo_history where execution_id = ?", original);
            copy(connection, "workfloo_execution (" + EXECUTION + ")", execution, original, ids(family, count));
            copy(connection, "workfloo_history (" + HISTORY + ")", history, original, ids(family, count));
            return ids(family, count).toList();
        }
    }

    private static Stream<String> ids(int family, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> id(family, number));
    }

    /** As a database is that has been there for a while. */
    void analyze() throws SQLException {
        try (Connection connection = deployment.pool().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    private static List<Map<String, @Nullable String>> rows(Connection connection, String select, String id)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, id);
            List<Map<String, @Nullable String>> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) rows.add(row(found));
            }
            return rows;
        }
    }

    private static Map<String, @Nullable String> row(ResultSet found) throws SQLException {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            row.put(found.getMetaData().getColumnName(i), found.getString(i));
        }
        return row;
    }

    private void copy(
            Connection connection,
            String table,
            List<Map<String, @Nullable String>> rows,
            String original,
            Stream<String> ids)
            throws SQLException {
        List<Copied> copied =
                rows.stream().map(row -> new Copied(row, original)).toList();
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
        for (String id : (Iterable<String>) ids::iterator) {
            for (Copied row : copied) {
                byte[] line = row.line(id).getBytes(UTF_8);
                copy.writeToCopy(line, 0, line.length);
            }
        }
        copy.endCopy();
    }

    /** A row that is copied, with what is encrypted in it in clear. */
    private final class Copied {

        private final Map<String, @Nullable String> row;
        private final String original;
        private final Map<String, byte[]> plain = new LinkedHashMap<>();

        Copied(Map<String, @Nullable String> row, String original) {
            this.row = row;
            this.original = original;
            ENCRYPTED
                    .keySet()
                    .forEach(column -> Optional.ofNullable(row.get(column))
                            .map(hex -> HexFormat.of().parseHex(hex.substring(2)))
                            .ifPresent(bytes -> plain.put(
                                    column, encryption.decrypt(bytes, original, associated(column, original)))));
        }

        private String associated(String column, String id) {
            List<String> what = ENCRYPTED.get(column);
            return what.get(0) + " " + id + " " + row.get(what.get(1));
        }

        /** As COPY reads it. */
        String line(String id) {
            List<String> values = new ArrayList<>();
            row.forEach(
                    (column, value) -> values.add(plain.containsKey(column) ? sealed(column, id) : text(value, id)));
            return String.join("\t", values) + "\n";
        }

        private String sealed(String column, String id) {
            byte[] bytes = encryption.encrypt(plain.get(column), id, associated(column, id));
            return "\\\\x" + HexFormat.of().formatHex(bytes);
        }

        private String text(@Nullable String value, String id) {
            if (value == null) return "\\N";
            return value.replace(original, id)
                    .replace("\\", "\\\\")
                    .replace("\t", "\\t")
                    .replace("\n", "\\n");
        }
    }
}
