package dev.workfloo.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.Problem;
import dev.workfloo.access.Caller;
import dev.workfloo.access.Environment;
import dev.workfloo.access.Right;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.wire.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The packaged service over HTTP, against a bare Javalin route that does one insert, each in a process of its own and on the same
 * database: what a start, a look at the status and a step cost on top.
 */
public final class ServiceBenchmark {

    private static final int ROUNDS = 5;
    private static final int CLIENTS = 8;
    private static final int MANY_CLIENTS = 64;
    private static final int WARM_UP_SECONDS = 20;
    private static final List<String> HEAP = List.of("-Xms1g", "-Xmx1g");

    private ServiceBenchmark() {}

    /**
     * Whatever happens the process ends: clients and pools have threads that would keep it.
     *
     * @param arguments seconds of a round
     */
    public static void main(String[] arguments) {
        try {
            measure(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5);
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void measure(int seconds) throws Exception {
        String url = TestPostgres.newDatabase();
        String encryptionKey = newKey();
        String key = prepare(url, encryptionKey);
        Path folder = Files.createTempDirectory("workfloo-bench");
        Map<String, String> environment = Map.of("WORKFLOO_JDBC_URL", url, "WORKFLOO_ENCRYPTION_KEY", encryptionKey);
        try (StartedProcess bare = StartedProcess.java(folder, bare(url), Map.of());
                StartedProcess service = StartedProcess.service(folder, HEAP, environment)) {
            Idle<KeptConnection> ofBare = new Idle<>(() -> KeptConnection.to(bare.port()));
            Idle<ServiceClient> ofService = new Idle<>(() -> ServiceClient.of(service.port(), key));
            Load.round(CLIENTS, WARM_UP_SECONDS, () -> ofBare.use(ServiceBenchmark::insert));
            Load.round(CLIENTS, WARM_UP_SECONDS, () -> ofService.use(ServiceClient::next));
            for (int clients : new int[] {CLIENTS, MANY_CLIENTS}) {
                new Load(clients, ROUNDS, seconds)
                        .way("bare Javalin route, one insert", () -> ofBare.use(ServiceBenchmark::insert), ofBare::drop)
                        .way("execute", () -> ofService.use(ServiceClient::execute), ofService::drop)
                        .way("status", () -> ofService.use(ServiceClient::status), ofService::drop)
                        .way("a step", () -> ofService.use(ServiceClient::step), ofService::drop)
                        .way("execute, status and a step in turn", () -> ofService.use(ServiceClient::next))
                        .run("calls of the service, PostgreSQL, synchronous commit");
            }
        }
    }

    private static List<String> bare(String url) {
        return List.of(
                HEAP.get(0), HEAP.get(1), "-cp", System.getProperty("java.class.path"), BareRoute.class.getName(), url);
    }

    private static void insert(KeptConnection connection) throws IOException {
        connection.call("POST", BareRoute.PATH, "Content-Type: application/json\r\n", ServiceClient.START);
    }

    private static String newKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** Publishes the flow, and gives out an API key. */
    private static String prepare(String url, String encryptionKey) {
        WorkspaceId workspace = new WorkspaceId("bench");
        try (HikariDataSource pool = TestPostgres.pool(url)) {
            JdbcStore store = JdbcStore.on(pool, EncryptionKey.of(encryptionKey));
            Workfloo workfloo = Workfloo.builder(store, Clock.systemUTC(), new SecureRandom())
                    .build();
            workfloo.definitions()
                    .publish(
                            workspace,
                            JsonReader.readDocument(ServiceClient.FLOW.getBytes(StandardCharsets.UTF_8))
                                    .getOrElseThrow(why -> new IllegalStateException(why)))
                    .getOrElseThrow(Problem::toException);
            return workfloo.keys()
                    .add(new Caller(workspace, "bench", Optional.of(Environment.PRODUCTION), Set.of(Right.EXECUTE)))
                    .getOrElseThrow(Problem::toException)
                    .text();
        }
    }

    private interface Opening<T> {
        T open() throws Exception;
    }

    private interface Use<T> {
        void of(T client) throws Exception;
    }

    /** Clients who do nothing now. One who fails ends the measurement. */
    private record Idle<T extends AutoCloseable>(Opening<T> opening, Queue<T> idle) {

        Idle(Opening<T> opening) {
            this(opening, new ConcurrentLinkedQueue<>());
        }

        void use(Use<T> use) throws Exception {
            T waiting = idle.poll();
            T client = waiting == null ? opening.open() : waiting;
            use.of(client);
            idle.add(client);
        }

        /** Servers close connections that nobody uses for a while. */
        void drop() throws Exception {
            for (T client = idle.poll(); client != null; client = idle.poll()) client.close();
        }
    }
}
