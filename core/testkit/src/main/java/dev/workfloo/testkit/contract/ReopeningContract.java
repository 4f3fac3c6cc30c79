package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aKey;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aPublishedDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aScenario;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anIdempotencyKey;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.kept;
import static dev.workfloo.testkit.contract.fixture.Fixtures.saved;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.ApiKey;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Documents.Incoming;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.KeyTaken;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.consent.ChainedConsent;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.testkit.contract.fixture.BureauRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What one process kept another one reads and goes on with. */
abstract class ReopeningContract {

    private final WorkspaceId workspace = aWorkspace();

    /** A store; all tests of a class may share one. */
    abstract Store store();

    /** Another one on the same data. */
    abstract Store reopened();

    private BureauRun aCallingRun() {
        BureauRun run = BureauRun.calling(store(), workspace);
        store().journal().start(run.latest(), Optional.empty());
        return run;
    }

    @Test
    void whatWasPublishedIsThere() {
        DefinitionVersion version = aPublishedDefinition(store(), workspace);
        Scenario scenario = kept(store(), workspace, aScenario(version.definition()));

        assertEquals(List.of(version), reopened().definitions().current(workspace));
        assertEquals(
                Optional.of(scenario), reopened().scenarios().find(workspace, version.definition(), scenario.id()));
    }

    @Test
    void executionsAreThereWithAllThatHappened() {
        BureauRun run = aCallingRun();
        Scope scope = run.execution().start().scope();
        ExecutionId id = run.execution().id();

        assertEquals(Optional.of(run.execution()), reopened().executions().find(scope, id));
        assertEquals(
                store().executions().history(scope, id), reopened().executions().history(scope, id));
    }

    @Test
    void workIsThere() {
        BureauRun run = aCallingRun();

        assertTrue(WorkInBacklog.of(reopened().backlog()).contains(new Work.Due(run.call(), NOON)));
    }

    @Test
    void executionsGoOn() {
        BureauRun run = aCallingRun();
        Work call = run.call();

        boolean saved =
                saved(reopened(), run.answer(new Answered(context("score", 712), Optional.of(200))), Optional.of(call));

        assertTrue(saved);
        assertEquals(
                Optional.of(run.execution()),
                store().executions().find(run.execution().id()));
        assertFalse(WorkInBacklog.of(store().backlog()).stream()
                .anyMatch(due -> due.work().equals(call)));
    }

    @Test
    void aKeyIsTaken() {
        IdempotencyKey key = anIdempotencyKey();
        store().journal().start(BureauRun.calling(store(), workspace).latest(), Optional.of(key));

        assertEquals(
                new KeyTaken(),
                reopened().journal().start(BureauRun.calling(store(), workspace).latest(), Optional.of(key)));
    }

    @Test
    void apiKeysAreThere() {
        ApiKey key = aKey(workspace, "integration");
        store().keys().add(key);

        assertEquals(Optional.of(key), reopened().keys().find(key.hash()));
    }

    @Test
    void codesAreJudgedAlike() {
        String seal = store().codeSeals().seal("64a8bc288de4164da93f339c/consent/1/1", "424242");

        assertTrue(reopened().codeSeals().matches(seal, "64a8bc288de4164da93f339c/consent/1/1", "424242"));
        assertFalse(reopened().codeSeals().matches(seal, "64a8bc288de4164da93f339c/consent/1/1", "424243"));
    }

    @Test
    void documentsAreThere() throws IOException {
        BureauRun run = aCallingRun();
        byte[] content = "ñandú".repeat(10_000).getBytes(UTF_8);
        DocumentReference document = store().documents()
                .keep(
                        run.execution().id(),
                        new Incoming("", "text/plain", new ByteArrayInputStream(content), content.length, NOON))
                .getOrElseThrow(tooLarge -> new AssertionError(tooLarge.message()));

        try (InputStream read =
                reopened().documents().open(run.execution().id(), document).orElseThrow()) {
            assertArrayEquals(content, read.readAllBytes());
        }
    }

    @Test
    void consentsAreThere() {
        BureauRun run = BureauRun.begun(store(), workspace);
        store().journal().start(run.latest(), Optional.empty());
        assertTrue(saved(store(), run.consent().sinceTheStart()));
        while (store().consents().chain(100) == 100) {
            // Until fewer are left.
        }

        List<ChainedConsent> kept = store().consents().chained(workspace, 0, 10);

        assertEquals(1, kept.size());
        assertEquals(kept, reopened().consents().chained(workspace, 0, 10));
    }

    @Test
    void workIsHeldBackInBoth() {
        store().backlog().pause(NOON);

        assertEquals(Optional.of(NOON), reopened().backlog().pausedSince());
        assertTrue(reopened().backlog().resume());
        assertEquals(Optional.empty(), store().backlog().pausedSince());
    }
}
