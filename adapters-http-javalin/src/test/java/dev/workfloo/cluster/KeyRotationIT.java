package dev.workfloo.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.server.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The encryption key is changed while clients are at work, and all services are killed at once while one of them writes old values anew.
 * With {@code -Dworkfloo.rotation.executions=100000}, as in the profile crash-matrix, it tells figures that say something.
 */
@Tag("long")
@Order(1)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(CrashMatrixIT.PROCESSORS)
class KeyRotationIT {

    private static final int EXECUTIONS = Integer.getInteger("workfloo.rotation.executions", 600);
    private static final int CLIENTS = 2;
    private static final int SOME = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private static final String OLD = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String NEW = "bm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm4=";

    private static final Map<String, String> WITH_NEXT = Map.of("WORKFLOO_ENCRYPTION_KEY_NEXT", NEW);
    private static final Map<String, String> WITH_NEW_ALONE = Map.of("WORKFLOO_ENCRYPTION_KEY", NEW);

    /** Each column by itself, so that the count does not rest on the code that is tested. */
    private static final List<String> SEALED = List.of(
            "workfloo_execution.state_personal",
            "workfloo_execution.begun_personal",
            "workfloo_history.events_personal",
            "workfloo_consent.personal",
            "workfloo_consent.own_key",
            "workfloo_callback.personal",
            "workfloo_signing_secret.secret",
            "workfloo_index_key.secret",
            "workfloo_document.described",
            "workfloo_document_piece.bytes");

    @TempDir
    Path folder;

    private final List<Api> nodes = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final ConcurrentLinkedQueue<Long> reads = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private volatile boolean enough;

    private Api anyNode() {
        return nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
    }

    @Test
    void everyValueIsReadThroughoutAndNoneIsLeftUnderTheOldKey() throws Exception {
        try (TestDeployment deployment = TestDeployment.in(folder)) {
            Service first = deployment.start();
            Service second = deployment.start();
            nodes.addAll(List.of(deployment.api(first), deployment.api(second)));
            List<String> there = filled(deployment);
            deployment.store();
            Crowd crowd = Crowd.of(CLIENTS, deployment, this::anyNode);
            CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> read(there));
            crowd.awaitMore(SOME);

            Instant begun = Instant.now();
            assertDone(deployment.run(WITH_NEXT, "keys", "encryption", "rotate"));
            killInTheMiddle(deployment, List.of(first, second));
            awaitEnd(deployment);
            Duration took = Duration.between(begun, Instant.now());
            crowd.awaitMore(SOME);

            List<Applicant> applicants = crowd.end();
            enough = true;
            reader.get(1, TimeUnit.MINUTES);
            tell(took, deployment);
            Audit audit = new Audit(deployment);
            for (Applicant applicant : applicants)
                wrong.addAll(audit.of(applicant).wrong());
            assertEquals(List.of(), List.copyOf(wrong));
            assertEquals(0, notUnder(deployment, NEW));
            assertTheOldKeyIsNotNeeded(deployment, there);
        }
    }

    private List<String> filled(TestDeployment deployment) throws Exception {
        Api api = anyNode();
        ManyExecutions many = new ManyExecutions(deployment);
        String atForm = started(api);
        String atConsent = started(api);
        assertEquals(
                200, api.form(atConsent, CreditFlow.person("ana@example.com")).status());
        List<String> there = new ArrayList<>(many.copy(atForm, 1, EXECUTIONS / 2));
        there.addAll(many.copy(atConsent, 2, EXECUTIONS - EXECUTIONS / 2));
        many.analyze();
        return there;
    }

    private static String started(Api api) throws Exception {
        return api.start(CreditFlow.WITH_ERROR_BRANCHES.start())
                .json()
                .path("id")
                .textValue();
    }

    /** One that is killed does not answer; none may say that a value cannot be read. */
    private void read(List<String> there) {
        Random random = new Random(7);
        while (!enough) {
            String id = there.get(random.nextInt(there.size()));
            try {
                Api.Reply reply = anyNode().detail(id);
                reads.add(reply.took().toMillis());
                if (!reply.isOk() && !reply.isUnavailable()) wrong.add(id + ": " + reply.status() + " " + reply.body());
            } catch (IOException e) {
                // Nobody answered.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Both at once, so that the one that writes old values anew is among them; and later one that goes on with it. */
    private void killInTheMiddle(TestDeployment deployment, List<Service> services) throws Exception {
        awaitSome(deployment, "workfloo_execution.state_personal");
        for (Service service : services) service.kill();
        Service doomed = deployment.start();
        nodes.set(0, deployment.api(doomed));
        nodes.set(1, deployment.api(deployment.start()));
        awaitSome(deployment, "workfloo_execution.begun_personal");
        doomed.kill();
        nodes.set(0, deployment.api(deployment.start()));
    }

    /** With few executions, a column may be gone through before anybody looks. */
    private static void awaitSome(TestDeployment deployment, String column) throws Exception {
        Sql sql = new Sql(deployment.pool());
        Awaiting.until(
                "some come under the new key: " + column,
                PATIENCE,
                () -> sql.first(
                                "select found from workfloo_reencryption where sealed_column = ? and (found >= ? or pass > 1)",
                                row -> row.getLong(1),
                                column,
                                EXECUTIONS / 4)
                        .isPresent());
    }

    /** Passes that look for what came late are a minute apart: the test does not wait for that. */
    private static void awaitEnd(TestDeployment deployment) throws Exception {
        Sql sql = new Sql(deployment.pool());
        Awaiting.until("all columns are gone through", PATIENCE, () -> {
            sql.update("update workfloo_reencryption set due_at = current_timestamp where pass > 1");
            return sql.first(
                            "select count(*), count(finished_at) from workfloo_reencryption where key_id = ?",
                            row -> row.getLong(1) >= SEALED.size() && row.getLong(1) == row.getLong(2),
                            EncryptionKey.of(NEW).id())
                    .orElse(false);
        });
    }

    private static long notUnder(TestDeployment deployment, String key) {
        return count(
                deployment,
                " and substring(%s from 1 for 6) <> '\\x0200"
                        + EncryptionKey.of(key).id() + "'");
    }

    private static long count(TestDeployment deployment, String condition) {
        Sql sql = new Sql(deployment.pool());
        return SEALED.stream()
                .map(column -> column.split("\\."))
                .mapToLong(column -> sql.first(
                                "select count(*) from " + column[0] + " where " + column[1] + " is not null"
                                        + String.format(condition, column[1]),
                                row -> row.getLong(1))
                        .orElseThrow())
                .sum();
    }

    private void tell(Duration took, TestDeployment deployment) {
        long[] sorted = reads.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "rotation: %d values of %d executions and more were under the new key after %d s, with three services killed"
                        + " meanwhile; details were read %d times: p50 %d ms, p99 %d ms, longest %d ms%n",
                count(deployment, ""),
                EXECUTIONS,
                took.toSeconds(),
                sorted.length,
                sorted[sorted.length / 2],
                sorted[sorted.length * 99 / 100],
                sorted[sorted.length - 1]);
    }

    private void assertTheOldKeyIsNotNeeded(TestDeployment deployment, List<String> there) throws Exception {
        Sql sql = new Sql(deployment.pool());
        sql.update("update workfloo_encryption_key set created_at = created_at - interval '1' hour");
        String old = EncryptionKey.of(OLD).id();
        Service.Ended early = deployment.run(WITH_NEW_ALONE, "keys", "encryption", "drop", old);
        assertEquals(2, early.status());
        assertTrue(
                early.complained().contains(" idempotency keys: it can be dropped when nothing is"),
                early.complained());

        sql.update("delete from workfloo_start_key");
        Service.Ended shown = assertDone(deployment.run(WITH_NEW_ALONE, "keys", "encryption", "show"));
        assertTrue(shown.printed().contains("100 %"), shown.printed());
        assertDone(deployment.run(WITH_NEW_ALONE, "keys", "encryption", "drop", old));

        Service.Ended refused = deployment.run(Map.of(), "keys", "list", "--workspace", "lender");
        assertTrue(refused.complained().contains("was written under the encryption key"), refused.complained());
        Api api = deployment.api(deployment.start(WITH_NEW_ALONE));
        for (int i = 0; i < there.size(); i += there.size() / 50) {
            assertEquals(200, api.detail(there.get(i)).status());
        }
    }

    private static Service.Ended assertDone(Service.Ended ended) {
        assertEquals(0, ended.status(), ended.complained());
        return ended;
    }
}
