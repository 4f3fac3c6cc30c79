package dev.workfloo.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.Workfloo;
import dev.workfloo.cluster.Api.Reply;
import dev.workfloo.execution.subscription.WorkflooEvent;
import dev.workfloo.server.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * This release and the one before on one database, as during a rolling upgrade. It runs in the profile side-by-side only,
 * which is told where the other release's jar is.
 */
class SideBySide {

    static final Path BEFORE = Optional.ofNullable(System.getProperty("workfloo.before"))
            .map(jar -> Path.of(jar).toAbsolutePath())
            .filter(Files::isRegularFile)
            .orElseThrow(() ->
                    new AssertionError("name the jar of the release before: -Dworkfloo.before=…/workfloo-server.jar"));

    private static final String WITH_LONG_TEXT = """
            {"id": "657117e1d511b6e54fe2a00e", "name": "Long", "start": "story", "nodes": [
              {"id": "story", "type": "FORM", "name": "Story", "next": "offer", "sections": [
                {"section": "All", "fields": [
                  {"id": "story", "name": "Story", "type": "TEXT", "required": true, "maxLength": 50000}]}]},
              {"id": "offer", "type": "FORM", "name": "Offer", "next": "welcome", "sections": [
                {"section": "All", "fields": [{"id": "accepted", "name": "Accepted", "type": "BOOLEAN"}]}]},
              {"id": "welcome", "type": "LABEL", "name": "Welcome", "labels": ["approved"]}]}""";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CLIENTS = 6;
    private static final int SOME = 30;

    @TempDir
    Path folder;

    private final List<Api> nodes = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    private Api anyNode() {
        return nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
    }

    /** Two old nodes become new ones while clients are at work, and an old one comes back, as when an upgrade is undone. */
    @Test
    void losesNothingWhileNodesAreUpgraded() throws Exception {
        try (TestDeployment deployment = TestDeployment.madeBy(BEFORE, folder)) {
            deployment.bureau().failOneIn(7);
            List<Service> old = List.of(deployment.start(BEFORE), deployment.start(BEFORE));
            for (Service service : old) nodes.add(deployment.api(service));
            Crowd crowd = Crowd.of(CLIENTS, deployment, this::anyNode);
            crowd.awaitMore(SOME);

            nodes.add(deployment.api(deployment.start()));
            crowd.awaitMore(SOME);
            for (int i = 0; i < old.size(); i++) {
                old.get(i).stop();
                nodes.set(i, deployment.api(deployment.start()));
                crowd.awaitMore(SOME);
            }
            nodes.add(deployment.api(deployment.start(BEFORE)));
            crowd.awaitMore(SOME);

            Audit audit = new Audit(deployment);
            audit.assertSound("side by side", crowd.end());
            Awaiting.until(
                    "what old ones wrote is found as well",
                    PATIENCE,
                    () -> audit.number("select count(*) from workfloo_execution"
                                    + " where searched_revision is distinct from revision")
                            == 0);
        }
    }

    @Test
    void theOldOneDoesWhatTheNewOneDoesNotKnow() throws Exception {
        try (TestDeployment deployment = TestDeployment.madeBy(BEFORE, folder)) {
            deployment.start(BEFORE);
            Api lacking = deployment.api(deployment.startWithout("WORKFLOO_CONNECTORS"));
            Applicant applicant = deployment.applicant(CreditFlow.WITHOUT_ERROR_BRANCHES);

            applicant.goOn(() -> lacking);

            assertEquals("SUCCESS", applicant.status(lacking).path("status").textValue());
        }
    }

    /** As when the setting was forgotten: what the old one cannot read it refuses, and leaves as it is. */
    @Test
    void theOldOneDoesNoHarmToWhatItCannotRead() throws Exception {
        try (TestDeployment deployment = TestDeployment.madeBy(BEFORE, folder)) {
            Api old = deployment.api(deployment.start(BEFORE));
            Api now = deployment.api(deployment.startWithout("WORKFLOO_ROLLING_FROM"));
            Applicant applicant = deployment.applicant(CreditFlow.WITH_ERROR_BRANCHES);
            applicant.start(old);
            ok(applicant.form(now));

            assertEquals(500, old.status(applicant.id()).status());
            assertEquals(500, applicant.send(old, Map.of()).status());
            applicant.goOn(() -> now);

            assertEquals(List.of(), new Audit(deployment).of(applicant).wrong());
        }
    }

    /**
     * Executions stand at each kind of node that the old one does not know, and for a while it is alone with them, and with the
     * work that is due for them. It refuses to touch them, does all else, and the new one goes on where it had stopped.
     */
    @Test
    void theOldOneDoesNoHarmToKindsOfNodesThatItDoesNotKnow() throws Exception {
        try (TestDeployment deployment = TestDeployment.madeBy(BEFORE, folder)) {
            Api old = deployment.api(deployment.start(BEFORE));
            deployment.addNewFlows();
            Service first = deployment.start();
            List<Applicant> applicants = atNewNodes(deployment, deployment.api(first));
            for (Applicant applicant : applicants) assertUntouchable(applicant, old);
            first.stop();

            Applicant known = deployment.applicant(CreditFlow.WITHOUT_ERROR_BRANCHES);
            known.goOn(() -> old);
            Audit audit = new Audit(deployment);
            String due = "select count(*) from workfloo_work where execution_time < now() and not picked";
            Awaiting.until("a wait is over", PATIENCE, () -> audit.number(due) > 0);
            for (Applicant applicant : applicants) assertUntouchable(applicant, old);
            Api now = deployment.api(deployment.start());
            for (Applicant applicant : applicants) applicant.goOn(() -> now);

            List<Applicant> all = new ArrayList<>(applicants);
            all.add(known);
            audit.assertSound("beside one that does not know their nodes", all);
        }
    }

    private static List<Applicant> atNewNodes(TestDeployment deployment, Api now) throws Exception {
        List<Applicant> applicants = new ArrayList<>();
        for (CreditFlow flow : List.of(CreditFlow.AFTER_A_WHILE, CreditFlow.VERIFIED, CreditFlow.WITH_FILES)) {
            Applicant applicant = deployment.applicant(flow);
            applicants.add(applicant);
            ok(applicant.start(now));
            ok(applicant.form(now));
        }
        Applicant waiting = applicants.get(0);
        waiting.goOn(
                () -> now, status -> status.path("currentNodeType").asText().equals("TIMER"));
        return applicants;
    }

    private static void assertUntouchable(Applicant applicant, Api old) throws Exception {
        assertEquals(500, old.status(applicant.id()).status());
        assertEquals(500, applicant.send(old, Map.of()).status());
    }

    @Test
    void eachGoesOnWithWhatTheOtherBegan() throws Exception {
        try (TestDeployment deployment = TestDeployment.madeBy(BEFORE, folder)) {
            Api old = deployment.api(deployment.start(BEFORE));
            String begun = started(old, deployment);
            Api now = deployment.api(deployment.start());

            goesOn(begun, now, old, deployment);
            goesOn(started(now, deployment), old, now, deployment);
        }
    }

    /** The old one knows nothing of subscriptions. */
    @Test
    void whatTheOldOneDoesIsToldToListenersInProcess() throws Exception {
        try (TestDeployment deployment = TestDeployment.madeBy(BEFORE, folder)) {
            Api old = deployment.api(deployment.start(BEFORE));
            List<WorkflooEvent> told = new ArrayList<>();
            Workfloo host = Workfloo.builder(deployment.store()).build();
            host.events().subscribe("host", told::add);

            String id = started(old, deployment);
            ok(old.form(id, CreditFlow.person("ana@example.com")));
            host.events().tell();

            assertEquals(
                    List.of("started", "formOpened", "formAnswered", "nipOpened"),
                    told.stream().map(WorkflooEvent::name).toList());
            assertEquals(
                    List.of(id + " 1", id + " 2", id + " 3", id + " 4"),
                    told.stream()
                            .map(event -> event.execution().hex() + " " + event.revision())
                            .toList());
        }
    }

    /** It stands with the answers that it is in, as the old one reads it there alone. */
    @Test
    void readsALongTextThatTheOtherTook() throws Exception {
        try (TestDeployment deployment = TestDeployment.madeBy(BEFORE, folder)) {
            Files.writeString(folder.resolve("definitions").resolve("lender").resolve("long.json"), WITH_LONG_TEXT);
            Api old = deployment.api(deployment.start(BEFORE));
            Api now = deployment.api(deployment.start());

            goesOnWithALongText(now, old);
            goesOnWithALongText(old, now);
        }
    }

    private static void goesOnWithALongText(Api first, Api second) throws Exception {
        String text = "Señora ñandú, ".repeat(2_000);
        String id = ok(first.start("{\"idWorkflooDefinition\":\"657117e1d511b6e54fe2a00e\"}"))
                .json()
                .path("id")
                .textValue();
        ok(first.form(id, "{\"story\":\"" + text + "\"}"));
        ok(second.form(id, "{\"accepted\":true}"));

        for (Api each : List.of(first, second)) {
            Reply detail = ok(each.detail(id));
            assertTrue(detail.body().contains(text));
            assertEquals("[\"approved\"]", detail.json().path("labels").toString());
        }
    }

    @Test
    void startsOnceWhicheverIsAskedAgain() throws Exception {
        try (TestDeployment deployment = TestDeployment.madeBy(BEFORE, folder)) {
            Api old = deployment.api(deployment.start(BEFORE));
            Api now = deployment.api(deployment.start());

            assertStartsOnce(old, now);
            assertStartsOnce(now, old);
        }
    }

    private static void assertStartsOnce(Api first, Api again) throws Exception {
        String key = UUID.randomUUID().toString();

        Reply started = ok(first.start(CreditFlow.WITH_ERROR_BRANCHES, key));
        Reply repeated = ok(again.start(CreditFlow.WITH_ERROR_BRANCHES, key));

        assertEquals(started.body(), repeated.body());
    }

    private static String started(Api api, TestDeployment deployment) throws Exception {
        return ok(api.startToldAt(deployment.receiver().url(), CreditFlow.WITH_ERROR_BRANCHES))
                .json()
                .path("id")
                .textValue();
    }

    /** Each step goes to the release that did not take the one before; whichever it likes does what is to be done outside. */
    private static void goesOn(String id, Api next, Api other, TestDeployment deployment) throws Exception {
        ok(next.form(id, CreditFlow.person("ana@example.com")));
        ok(other.nip(id, "send", "", Map.of()));
        Awaiting.until(
                "the code", PATIENCE, () -> deployment.gateway().latest(id).isPresent());
        String typed =
                "{\"nip\":\"" + deployment.gateway().latest(id).orElseThrow().code() + "\"}";
        ok(next.nip(id, "validate", typed, Map.of()));
        ok(other.nip(id, "validate", typed, Map.of()));
        Awaiting.until("the end", PATIENCE, () -> status(next, id).equals("SUCCESS"));

        assertEquals("SUCCESS", status(other, id));
        for (Api each : List.of(next, other)) {
            assertEquals(
                    "[\"approved\"]", ok(each.detail(id)).json().path("labels").toString());
        }
        Audit audit = new Audit(deployment);
        Awaiting.until(
                "all is told",
                PATIENCE,
                () -> audit.number("select count(*) from workfloo_callback where state <> 'DELIVERED'") == 0);
        long changes = audit.number("select count(*) from workfloo_callback where execution_id = '" + id + "'");
        assertTrue(changes > 4 && deployment.receiver().told(id) >= changes, changes + " changes");
    }

    private static String status(Api api, String id) throws Exception {
        return ok(api.status(id)).json().path("status").textValue();
    }

    private static Reply ok(Reply reply) {
        assertEquals(200, reply.status(), reply.body());
        return reply;
    }
}
