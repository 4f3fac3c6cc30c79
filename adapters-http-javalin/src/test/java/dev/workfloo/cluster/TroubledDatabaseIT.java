package dev.workfloo.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.cluster.Api.Reply;
import dev.workfloo.jdbc.CuttableProxy;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.server.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is there, and does not do what it is asked. */
@Tag("long")
class TroubledDatabaseIT {

    /** How long the full size lasts; the short form lasts until enough was refused. */
    private static final Duration TROUBLE = Duration.ofSeconds(Integer.getInteger("workfloo.trouble.seconds", 0));

    private static final Pattern FRAME = Pattern.compile("\\s+at [a-z]+\\..*");
    private static final int CLIENTS = 16;
    private static final int ENOUGH = 20;
    private static final int POOL = Math.max(8, 2 * Runtime.getRuntime().availableProcessors());
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** As an operator does who sees statements hang: each then succeeds, with a warning. */
    private static final String CANCEL_WAITS = "select count(pg_cancel_backend(pid)) from pg_stat_activity"
            + " where wait_event = 'SyncRep' and datname = current_database()";

    @TempDir
    static Path folder;

    private static CuttableProxy proxy;
    private static TestDeployment deployment;
    private static Service service;

    @BeforeAll
    static void start() throws Exception {
        proxy = CuttableProxy.to(TestPostgres.newDatabase());
        deployment = TestDeployment.on(proxy.url() + "&sslmode=disable", folder);
        service = deployment.start();
    }

    @AfterAll
    static void close() throws Exception {
        deployment.close();
        proxy.close();
    }

    @Test
    void comesBackFromADatabaseThatAcceptsAndStaysSilent() throws Exception {
        Api api = deployment.api(service);
        assertTrue(start(api).isOk());

        proxy.swallow();
        long silent = System.nanoTime();
        assertTrue(start(api).isUnavailable());
        Service.Ended listed = deployment.run("keys", "list", "--workspace", "lender");
        Awaiting.until(
                "it was tried again and again",
                TROUBLE.plus(PATIENCE),
                () -> start(api).isUnavailable()
                        && proxy.swallowed() >= 3
                        && System.nanoTime() - silent > TROUBLE.toNanos());
        proxy.mend();
        long mended = System.nanoTime();
        deployment.forgetConnections();
        Awaiting.until("it is back", PATIENCE, () -> start(api).isOk());
        proxy.endSwallowed();
        Awaiting.until("nothing is left of what was swallowed", PATIENCE, () -> connections(deployment) <= POOL);

        System.out.printf(
                "silent database: back after %d ms; the log holds %d lines about it%n",
                (System.nanoTime() - mended) / 1_000_000, ofTheDatabase(service).size());
        assertEquals(2, listed.status(), listed.complained());
        assertEquals(1, listed.complained().strip().lines().count(), listed.complained());
        assertTrue(listed.complained().contains("the database does not answer"), listed.complained());
        assertSaidInLines(service);
    }

    @Test
    void nothingComesToPassThatWasGivenUpBehindALock() throws Exception {
        Siege siege = new Siege(deployment.api(service));
        int before = executions(deployment);
        try (Connection locking = DriverManager.getConnection(deployment.url())) {
            locking.setAutoCommit(false);
            execute(locking, "lock table workfloo_execution in access exclusive mode");

            siege.last(deployment);

            locking.commit();
        }
        Awaiting.until("it is back", PATIENCE, () -> siege.start().isOk());

        siege.print("lock", executions(deployment) - before);
        assertEquals(siege.acknowledged.get(), executions(deployment) - before);
        assertTrue(siege.connections.get() <= POOL, () -> siege.connections + " connections");
        assertSaidInLines(service);
    }

    /** A server of its own, since others on it would wait too. */
    @Test
    void nothingIsAcknowledgedWithoutItsStandby() throws Exception {
        try (Outages database = Outages.in(Files.createDirectories(folder.resolve("postgres")));
                TestDeployment alone =
                        TestDeployment.on(database.url(), Files.createDirectories(folder.resolve("alone")))) {
            Service served = alone.start();
            Siege siege = new Siege(alone.api(served));
            require(alone, "nobody");

            siege.last(alone);
            int whileAway = siege.acknowledged.get();
            Siege cancelled = new Siege(alone.api(served));
            cancelled.last(alone, CANCEL_WAITS);
            require(alone, "");
            Awaiting.until("it is back", PATIENCE, () -> siege.start().isOk());

            siege.print("standby away", executions(alone));
            assertEquals(0, whileAway);
            assertEquals(0, cancelled.acknowledged.get());
            assertTrue(executions(alone) >= siege.acknowledged.get());
            assertTrue(siege.connections.get() <= 2 * POOL + 1, () -> siege.connections + " connections");
            assertSaidInLines(served);
        }
    }

    private static void require(TestDeployment deployment, String standby) throws SQLException {
        try (Connection operator = deployment.pool().getConnection()) {
            execute(operator, "alter system set synchronous_standby_names = '" + standby + "'");
            execute(operator, "select pg_reload_conf()");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(TestDeployment deployment, String query) throws SQLException {
        try (Connection connection = deployment.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static int connections(TestDeployment deployment) throws SQLException {
        return number(
                deployment,
                "select count(*) from pg_stat_activity where application_name = 'workfloo' and datname = current_database()");
    }

    private static int executions(TestDeployment deployment) throws SQLException {
        return number(deployment, "select count(*) from workfloo_execution");
    }

    private static Reply start(Api api) throws Exception {
        return api.start(CreditFlow.WITH_ERROR_BRANCHES, UUID.randomUUID().toString());
    }

    private static List<String> ofTheDatabase(Service service) {
        return service.output()
                .lines()
                .filter(line -> line.contains("the database"))
                .toList();
    }

    /** Neither a stack trace, nor a mistake of ours, which none of this is. */
    private static void assertSaidInLines(Service service) {
        List<String> loud = service.output()
                .lines()
                .filter(line -> FRAME.matcher(line).matches() || line.contains(" ERROR "))
                .toList();

        assertEquals(List.of(), loud);
    }

    /** Clients that start one execution after the other, whatever they are answered. */
    private static final class Siege {

        private final Api api;
        private final AtomicInteger acknowledged = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger connections = new AtomicInteger();
        private volatile boolean over;

        Siege(Api api) {
            this.api = api;
        }

        Reply start() throws Exception {
            Reply reply = TroubledDatabaseIT.start(api);
            (reply.isOk() ? acknowledged : refused).incrementAndGet();
            return reply;
        }

        void last(TestDeployment deployment) throws Exception {
            last(deployment, "select 0");
        }

        /** @param meanwhile a query that is made again and again */
        void last(TestDeployment deployment, String meanwhile) throws Exception {
            long begun = System.nanoTime();
            List<Thread> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(number -> new Thread(this::startOn, "client-" + number))
                    .toList();
            clients.forEach(Thread::start);
            while (refused.get() < ENOUGH || System.nanoTime() - begun < TROUBLE.toNanos()) {
                connections.accumulateAndGet(TroubledDatabaseIT.connections(deployment), Math::max);
                number(deployment, meanwhile);
                LockSupport.parkNanos(20_000_000);
            }
            over = true;
            for (Thread client : clients) client.join();
        }

        private void startOn() {
            try {
                while (!over) start();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        void print(String what, int added) {
            System.out.printf(
                    "%s: %d connections at most, %d starts acknowledged, %d refused, %d rows added%n",
                    what, connections.get(), acknowledged.get(), refused.get(), added);
        }
    }
}
