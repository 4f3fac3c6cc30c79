package dev.workfloo.server;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.saved;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.workfloo.application.port.out.ExecutionJournal.StartResult;
import dev.workfloo.cluster.Awaiting;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.jdbc.EarlierReleases;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.OwnPort;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.server.database.Database;
import dev.workfloo.server.settings.Settings;
import dev.workfloo.testkit.contract.fixture.BureauRun;
import dev.workfloo.testkit.contract.fixture.Race;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PgBouncer between a service and PostgreSQL, in transaction mode. */
class PoolerTest {

    private static final Path PGBOUNCER = Path.of("/usr/sbin/pgbouncer");
    private static final Pattern URL = Pattern.compile("jdbc:postgresql://([^:/]+):([0-9]+)/([^?]*)(.*)");

    @TempDir
    Path folder;

    private final String direct = TestPostgres.newDatabase();
    private Optional<Process> pooler = Optional.empty();

    @BeforeAll
    static void isThere() {
        assumeTrue(
                Files.isExecutable(PGBOUNCER),
                "NOT TESTED: there is no " + PGBOUNCER + " here; Debian's package is called pgbouncer");
    }

    @AfterEach
    void stop() {
        pooler.ifPresent(it -> it.destroyForcibly().onExit().join());
    }

    /** @param ignored what of the log-in's settings it drops instead of refusing them */
    private String behindAPooler(String ignored) throws Exception {
        Matcher server = URL.matcher(direct);
        assertTrue(server.matches(), direct);
        int port = OwnPort.next();
        Path file = Files.writeString(
                folder.resolve("pgbouncer.ini"),
                String.join(
                        "\n",
                        "[databases]",
                        server.group(3) + " = host=" + server.group(1) + " port=" + server.group(2) + " user=postgres",
                        "[pgbouncer]",
                        "listen_addr = 127.0.0.1",
                        "listen_port = " + port,
                        "unix_socket_dir =",
                        "auth_type = any",
                        "pool_mode = transaction",
                        "default_pool_size = 4",
                        "ignore_startup_parameters = " + ignored,
                        ""));
        ProcessBuilder command = new ProcessBuilder(PGBOUNCER.toString(), "-q", file.toString());
        if (System.getProperty("user.name").equals("root")) command.command().addAll(2, List.of("-u", "nobody"));
        pooler = Optional.of(command.redirectErrorStream(true)
                .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                .start());
        Awaiting.until("a pooler that listens", Duration.ofSeconds(60), () -> accepts(port));
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + server.group(3) + server.group(4);
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private static Database opened(String url) {
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        return Database.open(Settings.of(Map.of(), Map.of("WORKFLOO_JDBC_URL", url, "WORKFLOO_ENCRYPTION_KEY", key)));
    }

    private static boolean runs(JdbcStore store) {
        for (int i = 0; i < 10; i++) {
            BureauRun run = BureauRun.begun(store, aWorkspace());
            if (!(store.journal().start(run.latest(), Optional.empty()) instanceof StartResult.Kept)) return false;
            if (!saved(store, run.request(NipRequest.PLAIN), Optional.empty())) return false;
            if (!saved(store, run.draw(), Optional.empty())) return false;
        }
        return true;
    }

    @ParameterizedTest
    @ValueSource(strings = {"extra_float_digits", "extra_float_digits, options"})
    void executionsRunBehindAPooler(String ignored) throws Exception {
        try (Database database = opened(behindAPooler(ignored))) {
            List<Boolean> ran = Race.of(8, number -> runs(database.store()));

            assertEquals(List.of(true, true, true, true, true, true, true, true), ran);
        }
    }

    @Test
    void theRolesOwnSettingsHoldBehindAPooler() throws Exception {
        try (Connection connection = DriverManager.getConnection(direct);
                Statement statement = connection.createStatement()) {
            String alter = "alter database " + connection.getCatalog() + " set ";
            statement.execute(alter + "statement_timeout = '2300ms'");
            statement.execute(alter + "default_transaction_isolation = 'read committed'");
        }

        try (Database database = opened(behindAPooler("extra_float_digits"))) {
            assertEquals("2300ms", shown(database, "statement_timeout"));
            assertEquals("read committed", shown(database, "transaction_isolation"));
            assertTrue(runs(database.store()));
        }
    }

    /** Making an index, and noting a step, each last longer than the role's statements may. */
    @Test
    void tablesComeUpToDateBehindAPooler() throws Exception {
        EarlierReleases.BEFORE.bringUpToDate(direct);
        try (Connection connection = DriverManager.getConnection(direct);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create function slow() returns event_trigger language plpgsql as $$ begin
                    if current_query() like '%workfloo_work_lane%' then perform pg_sleep(1.2); end if; end $$;
                    create event trigger slow on ddl_command_start when tag in ('CREATE INDEX') execute function slow();
                    create function slow_note() returns trigger language plpgsql as $$ begin
                    if new.version = '5' then perform pg_sleep(1.2); end if; return new; end $$;
                    create trigger slow_note before insert on workfloo_schema_history
                    for each row execute function slow_note()""");
            statement.execute("alter database " + connection.getCatalog() + " set statement_timeout = '1000ms'");
        }

        try (Database database = opened(behindAPooler("extra_float_digits, options"))) {
            List<String> limits = Race.of(4, number -> shown(database, "statement_timeout"));

            assertEquals(List.of("1s", "1s", "1s", "1s"), limits);
            assertTrue(runs(database.store()));
        }
    }

    private static String shown(Database database, String setting) throws SQLException {
        try (Connection connection = database.connections().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
