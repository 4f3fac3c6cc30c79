package dev.workfloo.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.access.Caller;
import dev.workfloo.access.Right;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.http.Deployment;
import dev.workfloo.http.WorkflooApi;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.server.Operations;
import io.javalin.Javalin;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Starting executions over HTTP, against a bare Javalin route that answers as many bytes: what the service costs on top. */
public final class ServiceBenchmark {

    private static final String EXAMPLE =
            "{\"idWorkflooDefinition\": \"657117e1d511b6e54fe2a967\", \"scenarioId\": \"6571181fd511b6e54fe2a968\"}";

    private ServiceBenchmark() {}

    /** Whatever happens the process ends: servers and pools have threads that would keep it. */
    public static void main(String[] arguments) {
        try {
            measure(arguments);
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void measure(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        Javalin bare = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.concurrency.useVirtualThreads = true;
                    config.routes.post("/bare", context -> {
                        context.bodyAsBytes();
                        context.contentType("application/json")
                                .result("{\"id\":\"6b04d5fdc5bd293881562cf9\",\"idUnykoo\":1}");
                    });
                })
                .start("127.0.0.1", 0);
        Workfloo inMemory = Workfloo.on(new MemoryStore(), Clock.systemUTC(), new SecureRandom());
        try (HikariDataSource pool = TestPostgres.newPool()) {
            JdbcStore store = JdbcStore.on(pool, EncryptionKey.random());
            Workfloo onPostgres = Workfloo.on(store, Clock.systemUTC(), new SecureRandom());
            Served memory = Served.of(inMemory);
            Served postgres = Served.of(onPostgres);
            new Load(8, 5, seconds)
                    .way("bare Javalin route", () -> post(bare.port(), "/bare", "none"))
                    .way("the service, in memory", () -> memory.start())
                    .way("the service, PostgreSQL, synchronous commit", () -> postgres.start())
                    .run("POST /api/v1/workfloo");
            memory.javalin().stop();
            postgres.javalin().stop();
        }
        bare.stop();
    }

    private record Served(Javalin javalin, String key) {

        static Served of(Workfloo workfloo) throws Exception {
            WorkspaceId workspace = new WorkspaceId("bench");
            workfloo.definitions()
                    .publish(workspace, StartBenchmark.demo())
                    .getOrElseThrow(problem -> new IllegalStateException(problem.message()));
            String key = workfloo.keys()
                    .add(new Caller(workspace, "bench", Optional.empty(), Set.of(Right.EXECUTE)))
                    .getOrElseThrow(problem -> new IllegalStateException(problem.message()))
                    .text();
            WorkflooApi api = WorkflooApi.of(workfloo.callers(), Operations.over(workfloo), Deployment.MIXED);
            return new Served(Javalin.create(api::install).start("127.0.0.1", 0), key);
        }

        void start() throws Exception {
            post(javalin.port(), "/api/v1/workfloo?sandbox=true", key);
        }
    }

    /** Over kept-alive connections, a thread each: the JDK's newer client closes pooled ones under such a load. */
    private static void post(int port, String path, String key) throws Exception {
        HttpURLConnection call = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        call.setRequestProperty("x-api-key", key);
        call.setRequestProperty("Content-Type", "application/json");
        call.setDoOutput(true);
        call.getOutputStream().write(EXAMPLE.getBytes(StandardCharsets.US_ASCII));
        if (call.getResponseCode() != 200) throw new IllegalStateException("answered " + call.getResponseCode());
        try (InputStream answer = call.getInputStream()) {
            answer.readAllBytes();
        }
    }
}
