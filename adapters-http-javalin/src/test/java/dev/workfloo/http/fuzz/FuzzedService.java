package dev.workfloo.http.fuzz;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.access.Caller;
import dev.workfloo.access.Right;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.FollowedExecution;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.application.port.out.VerificationProviders;
import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome.Made;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.verification.BegunValidation;
import dev.workfloo.execution.verification.TokenCheck;
import dev.workfloo.execution.verification.TokenJudgement;
import dev.workfloo.execution.verification.ValidationRequest;
import dev.workfloo.execution.work.WorkHold;
import dev.workfloo.http.Deployment;
import dev.workfloo.http.Probes;
import dev.workfloo.http.WorkflooApi;
import dev.workfloo.http.connection.ClientLimits;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.rule.Value;
import dev.workfloo.server.Operations;
import dev.workfloo.wire.JsonReader;
import io.javalin.Javalin;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The API on a free port and a database. What is due outside is done when it is asked for, so that executions stand where they stand. */
final class FuzzedService implements AutoCloseable {

    static final int LARGEST_BODY = 64 * 1024;

    /** The one-time code that people get; by chance it stands nowhere. */
    static final String TOKEN = "tOkEn-493817";

    /** What stands for the key with every right. */
    static final String WHOLE_KEY = "{key}";

    /** What each PDF is. */
    private static final byte[] PDF = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);

    private static final WorkspaceId WORKSPACE = new WorkspaceId("lender");

    private final Queue<Work> due = new ConcurrentLinkedQueue<>();
    private final Map<String, String> codes = new ConcurrentHashMap<>();
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final HikariDataSource pool;
    private final Workfloo workfloo;
    private final Javalin javalin;

    FuzzedService(HikariDataSource pool) {
        this.pool = pool;
        JdbcStore store = JdbcStore.on(pool, EncryptionKey.random());
        store.handWorkTo(work -> new WorkHold(work.at(), Optional.empty(), () -> due.add(work.work()), () -> {}));
        workfloo = Workfloo.builder(store, Clock.systemUTC(), new SecureRandom())
                .outside(outside())
                .pdfs(page -> new Made(new ByteArrayInputStream(PDF), Set.of()))
                .build();
        FuzzedFlows.DOCUMENTS.forEach(this::publish);
        workfloo.pools()
                .publish(WORKSPACE, read(FuzzedFlows.POOL_DOCUMENT))
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
        keys.put(WHOLE_KEY, addKey("whole", Right.values()));
        for (Right right : Right.values()) keys.put("{" + right.word() + "}", addKey(right.word(), right));
        ClientLimits limits = ClientLimits.USUAL.withLargestBody(LARGEST_BODY);
        WorkflooApi api = WorkflooApi.of(
                workfloo.callers(), Operations.over(workfloo), new Deployment(Deployment.Environments.MIXED, limits));
        javalin = Javalin.create(config -> {
                    api.install(config);
                    Probes.install(config, store::answers);
                    Probes.installMetrics(config, () -> "some_metric 1.0\n");
                })
                .start("127.0.0.1", 0);
    }

    private static Value read(String document) {
        return JsonReader.readDocument(document.getBytes(StandardCharsets.UTF_8))
                .getOrElseThrow(why -> new AssertionError(why));
    }

    private void publish(String document) {
        workfloo.definitions()
                .publish(WORKSPACE, read(document))
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    private String addKey(String name, Right... rights) {
        return workfloo.keys()
                .add(new Caller(WORKSPACE, name, Optional.empty(), Set.of(rights)))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .text();
    }

    private Outside outside() {
        return new Outside(
                Outside.NOBODY.connectors(),
                message -> {
                    codes.put(message.key().replaceFirst("/.*", ""), message.code());
                    return new NipDelivery.Accepted();
                },
                new Provider(),
                Outside.NOBODY.callbacks());
    }

    private static final class Provider implements VerificationProviders {
        @Override
        public Either<Failed, BegunValidation> begin(ValidationRequest request) {
            return Either.right(BegunValidation.of("validation"));
        }

        @Override
        public Either<Failed, TokenJudgement> check(TokenCheck check) {
            return Either.right(check.token().equals(TOKEN) ? TokenJudgement.RIGHT : TokenJudgement.WRONG);
        }
    }

    int port() {
        return javalin.port();
    }

    /** The texts of the keys, by what stands for them: one with every right, and one for each alone. */
    Map<String, String> keys() {
        return keys;
    }

    /** Does what has become due since, for one execution; of others it is forgotten. */
    void work(String id) {
        for (Work work = due.poll(); work != null; work = due.poll()) {
            if (work.execution().hex().equals(id)) workfloo.work().perform(work);
        }
    }

    /** The consent code that was sent for an execution outside the sandbox. */
    Optional<String> code(String id) {
        return Optional.ofNullable(codes.get(id));
    }

    FollowedExecution followed(boolean inSandbox, String id) {
        Scope scope = inSandbox ? Scope.sandbox(WORKSPACE.name()) : Scope.production(WORKSPACE.name());
        return workfloo.following()
                .status(scope, ExecutionId.parse(id).orElseThrow())
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    @Override
    public void close() {
        javalin.stop();
        pool.close();
    }
}
