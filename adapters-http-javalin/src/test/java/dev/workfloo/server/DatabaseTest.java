package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.server.database.Database;
import dev.workfloo.server.settings.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever runs the service sees of a database that cannot be used, and of the embedded one's file. */
class DatabaseTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    Path folder;

    private static void operator(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement operator = connection.createStatement()) {
            for (String statement : statements) operator.execute(statement);
        }
    }

    private String complaint(String url, String... command) throws Exception {
        Path key = Files.writeString(folder.resolve("key"), KEY);
        String[] arguments = Stream.concat(
                        Arrays.stream(command), Stream.of("--jdbc-url", url, "--encryption-key-file", key.toString()))
                .toArray(String[]::new);
        StringWriter err = new StringWriter();
        int status = Main.commandLine().setErr(new PrintWriter(err)).execute(arguments);
        assertEquals(2, status, err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
        return err.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "keys list --workspace lender", "consents verify --workspace lender"})
    void saysInOneLineThatItsEncodingWillNotDo(String command) throws Exception {
        String name = "latin_" + UUID.randomUUID().toString().replace("-", "");
        String url = TestPostgres.newDatabase();
        operator(url, "create database " + name + " encoding 'LATIN1' locale 'C' template template0");

        String complaint = complaint(
                url.replaceFirst("(jdbc:postgresql://[^/]*/)[^?]*", "$1" + name),
                command.isEmpty() ? new String[] {"--port", "0"} : command.split(" "));

        assertTrue(complaint.contains("its encoding is LATIN1"), complaint);
        assertTrue(complaint.contains("encoding 'UTF8'"), complaint);
    }

    @Test
    void saysInOneLineWhatTheRoleMayNotDo() throws Exception {
        String role = "role_" + UUID.randomUUID().toString().replace("-", "");
        String url = TestPostgres.newDatabase();
        operator(url, "create role " + role + " login password 'geheim'");

        String complaint = complaint(
                url.replaceFirst("user=[^&]*", "user=" + role) + "&options=-c%20role=" + role,
                "keys",
                "list",
                "--workspace",
                "lender");

        assertTrue(complaint.contains("permission denied for schema public"), complaint);
        assertTrue(complaint.contains("grant it create"), complaint);
    }

    private Settings embedded() {
        String url = Settings.EMBEDDED_URL.replace(
                "./.workfloo/workfloo", folder.resolve("workfloo").toString());
        return Settings.of(Map.of(), Map.of("WORKFLOO_JDBC_URL", url, "WORKFLOO_ENCRYPTION_KEY", KEY));
    }

    private static String setting(Statement statement, String name) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "select setting_value from information_schema.settings where setting_name = '" + name + "'")) {
            return row.next() ? row.getString(1) : "";
        }
    }

    /** A flow says up to 20 in turn; H2 alone would keep 8, and compile each of them each time. */
    @Test
    void anEmbeddedConnectionKeepsAllStatementsOfAFlowCompiled() throws Exception {
        try (Database database = Database.open(embedded());
                Connection connection = database.connections().getConnection();
                Statement statement = connection.createStatement()) {
            assertTrue(Integer.parseInt(setting(statement, "QUERY_CACHE_SIZE")) > 20);
        }
    }

    /** It would name values that do not fit, and a command beside the service would leave one too. */
    @Test
    void nothingIsWrittenBesideTheEmbeddedFileAboutWhatFails() throws Exception {
        try (Database database = Database.open(embedded());
                Connection connection = database.connections().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table rows (one varchar(10) primary key)");
            assertThrows(SQLException.class, () -> statement.execute("insert into rows values ('ana@example.com')"));

            try (Stream<Path> files = Files.list(folder)) {
                assertEquals(
                        List.of("workfloo.mv.db"),
                        files.map(file -> file.getFileName().toString()).toList());
            }
        }
    }

    @Test
    void theEmbeddedFileIsCompactedWhenItIsClosed() throws Exception {
        Path file = folder.resolve("workfloo.mv.db");
        long open;
        try (Database database = Database.open(embedded());
                Connection connection = database.connections().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table rows (one integer primary key, other varchar(1000))");
            for (int i = 0; i < 3_000; i++) {
                statement.execute("insert into rows values (" + i + ", '" + "x".repeat(100) + "')");
            }
            open = Files.size(file);
            // A file of this size is compacted in H2's usual fifth of a second; one of hundreds of megabytes is not.
            assertEquals("10000", setting(statement, "MAX_COMPACT_TIME"));
        }

        long closed = Files.size(file);

        assertTrue(open > 8 * closed, open + " bytes became " + closed);
    }
}
