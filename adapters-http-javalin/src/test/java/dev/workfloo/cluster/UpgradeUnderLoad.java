package dev.workfloo.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.cluster.UpgradeLoad.Acknowledged;
import dev.workfloo.cluster.UpgradeLoad.Kind;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.FormEvent.FormAnswered;
import dev.workfloo.execution.NipEvent.NipDelivered;
import dev.workfloo.execution.NipEvent.NipRequested;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.jdbc.execution.Census;
import dev.workfloo.server.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A large database of the release before is brought up to date while clients are at work: at first old processes serve, then a
 * new one comes and changes the tables, then both serve, and at last new ones alone. How long clients waited is printed: on a
 * machine with nothing else to do, nothing is to be refused for longer than 3 seconds. It runs in the profile side-by-side only.
 */
class UpgradeUnderLoad {

    /** A million with {@code -Dworkfloo.upgrade.executions=1000000}; three of ten are open. */
    private static final int EXECUTIONS = Integer.getInteger("workfloo.upgrade.executions", 20_000);

    private static final int AT_FORM = EXECUTIONS * 15 / 100;
    private static final int AT_CONSENT = EXECUTIONS * 15 / 100;
    private static final int CLIENTS = 2;
    private static final int SOME = 300;

    /** Making indexes of a large table takes minutes, in which the others serve. */
    private static final Duration UNTIL_NEW_ONE_SERVES = Duration.ofMinutes(30);

    private static final String BRIEF = """
            {"id": "657117e1d511b6e54fe2a00d", "name": "Brief", "start": "offer", "nodes": [
              {"id": "offer", "type": "FORM", "name": "Offer", "next": "welcome", "sections": [
                {"section": "All", "fields": [{"id": "rfc", "name": "RFC", "type": "TEXT", "required": true}]}]},
              {"id": "welcome", "type": "LABEL", "name": "Welcome", "labels": ["approved"]}]}""";

    @TempDir
    Path folder;

    private final List<Api> nodes = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    private Api anyNode() {
        return nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
    }

    @Test
    void losesNothingAndRefusesNothingForLong() throws Exception {
        Service.prepare();
        try (TestDeployment deployment = TestDeployment.madeBy(SideBySide.BEFORE, folder)) {
            Files.writeString(folder.resolve("definitions").resolve("lender").resolve("brief.json"), BRIEF);
            List<Service> old = List.of(deployment.start(SideBySide.BEFORE), deployment.start(SideBySide.BEFORE));
            for (Service service : old) nodes.add(deployment.api(service));
            UpgradeLoad load = filled(deployment);
            Crowd crowd = Crowd.of(CLIENTS, deployment, this::anyNode);

            load.begin(CLIENTS);
            load.awaitMore(SOME);
            upgrade(deployment, old, load);

            List<Acknowledged> acknowledged = load.end();
            List<Applicant> applicants = crowd.end();
            new Verdict(deployment, acknowledged, applicants).assertSound();
        }
    }

    /** What one has to wait for a service to begin is told apart from what its clients wait for. */
    private void upgrade(TestDeployment deployment, List<Service> old, UpgradeLoad load) throws Exception {
        Instant begun = Instant.now();
        Service first = deployment.start(UNTIL_NEW_ONE_SERVES);
        tell("the first new process serves", begun);
        nodes.add(deployment.api(first));
        load.awaitMore(SOME);
        for (Service leaving : old) {
            nodes.remove(0);
            leaving.stop();
            nodes.add(deployment.api(deployment.start()));
            load.awaitMore(SOME);
        }
    }

    private UpgradeLoad filled(TestDeployment deployment) throws Exception {
        Api api = anyNode();
        ManyExecutions many = new ManyExecutions(deployment);
        String atForm = started(api, CreditFlow.WITH_ERROR_BRANCHES.start());
        String atConsent = started(api, CreditFlow.WITH_ERROR_BRANCHES.start());
        ok(api.form(atConsent, CreditFlow.person("ana@example.com")));
        String ended = started(api, "{\"idWorkflooDefinition\":\"657117e1d511b6e54fe2a00d\"}");
        ok(api.form(ended, "{\"rfc\":\"KIBA801010BPA\"}"));
        Instant begun = Instant.now();
        many.copy(ended, 3, EXECUTIONS - AT_FORM - AT_CONSENT);
        UpgradeLoad load =
                new UpgradeLoad(this::anyNode, many.copy(atForm, 1, AT_FORM), many.copy(atConsent, 2, AT_CONSENT));
        many.analyze();
        tell("the release before holds " + EXECUTIONS + " executions", begun);
        return load;
    }

    private static void tell(String what, Instant begun) {
        System.out.printf(
                "upgrade: %s, after %d ms%n",
                what, Duration.between(begun, Instant.now()).toMillis());
    }

    private static String started(Api api, String body) throws Exception {
        return ok(api.start(body)).json().path("id").textValue();
    }

    private static Api.Reply ok(Api.Reply reply) {
        assertEquals(200, reply.status(), reply.body());
        return reply;
    }

    /** What became of all that was acknowledged. */
    private record Verdict(TestDeployment deployment, List<Acknowledged> acknowledged, List<Applicant> applicants) {

        private static final Map<Kind, Class<? extends ExecutionEvent>> PROMISED =
                Map.of(Kind.FORM, FormAnswered.class, Kind.SEND, NipRequested.class);

        void assertSound() throws Exception {
            print();
            Audit audit = new Audit(deployment);
            Awaiting.until(
                    "no work is left over",
                    Duration.ofMinutes(2),
                    () -> audit.number("select count(*) from workfloo_work") == 0);
            List<String> wrong = new ArrayList<>();
            for (Acknowledged one : acknowledged) wrong.addAll(wrong(one));
            for (Applicant applicant : applicants)
                wrong.addAll(audit.of(applicant).wrong());
            assertEquals(List.of(), wrong);
            assertCounted(audit);
        }

        private void print() {
            for (Kind kind : Kind.values()) {
                List<Acknowledged> some =
                        acknowledged.stream().filter(it -> it.kind() == kind).toList();
                long[] took = some.stream()
                        .mapToLong(it -> it.took().toMillis())
                        .sorted()
                        .toArray();
                long inVain = some.stream()
                        .filter(it -> it.refused() + it.unanswered() > 0)
                        .mapToLong(it -> it.took().toMillis())
                        .max()
                        .orElse(0);
                System.out.printf(
                        "upgrade of %d: %5s: %d acknowledged, refused %d times, not answered %d times;"
                                + " until it was acknowledged: p50 %d ms, p99 %d ms, longest %d ms, and %d ms where it"
                                + " was asked for in vain%n",
                        EXECUTIONS,
                        kind,
                        some.size(),
                        some.stream().mapToInt(Acknowledged::refused).sum(),
                        some.stream().mapToInt(Acknowledged::unanswered).sum(),
                        took[took.length / 2],
                        took[took.length * 99 / 100],
                        took[took.length - 1],
                        inVain);
            }
        }

        private List<String> wrong(Acknowledged one) {
            ExecutionId id = new ExecutionId(one.id());
            WorkflooExecution now = deployment.store().executions().find(id).orElseThrow();
            List<ExecutionEvent> events = deployment
                    .store()
                    .executions()
                    .history(TestDeployment.LENDER, id)
                    .map(ExecutionHistory::events)
                    .orElseThrow();
            List<String> wrong = new ArrayList<>();
            if (!WorkflooExecution.fold(events).equals(now)) wrong.add("its history does not lead to where it stands");
            Class<?> promised = PROMISED.getOrDefault(one.kind(), ExecutionEvent.Started.class);
            long times = events.stream().filter(promised::isInstance).count();
            if (times != 1) wrong.add(promised.getSimpleName() + " happened " + times + " times");
            if (one.kind() == Kind.SEND) wrong.addAll(wrongMessages(one.id(), events));
            return wrong.stream().map(what -> one + ": " + what).toList();
        }

        /** One went out, or it is known that none did: a gateway on a busy machine may not be reached in time. */
        private List<String> wrongMessages(String id, List<ExecutionEvent> events) {
            int messages = deployment.gateway().messages(id).size();
            boolean isKnownToHaveFailed = events.stream()
                    .anyMatch(event -> event instanceof NipDelivered delivered
                            && delivered.delivery().failure().isPresent());
            boolean isRight = messages == 1 || messages == 0 && isKnownToHaveFailed;
            return isRight ? List.of() : List.of(messages + " messages went out, and this happened: " + events);
        }

        /** Every start is one execution, and what is open was counted meanwhile, whoever moved it. */
        private void assertCounted(Audit audit) throws Exception {
            TreeSet<String> started = new TreeSet<>();
            acknowledged.stream().filter(it -> it.kind() == Kind.START).forEach(it -> started.add(it.id()));
            long originals = 3;
            assertEquals(
                    EXECUTIONS + originals + started.size() + applicants.size(),
                    audit.number("select count(*) from workfloo_execution"));
            assertEquals(
                    audit.number("select count(*) from workfloo_execution where status = 'PROGRESS'"),
                    deployment.store().census(Instant.now()).waiting().stream()
                            .mapToLong(Census.Waiting::count)
                            .sum());
        }
    }
}
