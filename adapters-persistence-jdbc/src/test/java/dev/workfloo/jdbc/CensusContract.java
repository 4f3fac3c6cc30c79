package dev.workfloo.jdbc;

import static dev.workfloo.Fixtures.NOON;
import static dev.workfloo.Fixtures.aWorkspace;
import static dev.workfloo.Fixtures.context;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.BureauRun;
import dev.workfloo.access.Environment;
import dev.workfloo.execution.ConnectorAnswer.Answered;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Counts what is open, whoever else has something open in the same database. */
abstract class CensusContract {

    abstract JdbcStore store();

    private long waiting(String waitingFor) {
        return store().census(NOON).waiting().stream()
                .filter(it -> it.waitingFor().equals(waitingFor) && it.environment() == Environment.PRODUCTION)
                .mapToLong(Census.Waiting::count)
                .sum();
    }

    private Optional<Census.Pending> calls(Instant now) {
        return store().census(now).work().stream()
                .filter(it -> it.kind().equals("CALL"))
                .findFirst();
    }

    private BureauRun started(BureauRun run) {
        store().executions().start(run.latest(), Optional.empty());
        return run;
    }

    @Test
    void tellsWhatExecutionsWaitFor() {
        long nips = waiting("NIP");
        long connectors = waiting("CONNECTOR");

        started(BureauRun.begun(store(), aWorkspace()));
        BureauRun calling = started(BureauRun.calling(store(), aWorkspace()));
        long atBureaus = waiting("CONNECTOR");
        assertTrue(store().executions()
                .save(calling.answer(new Answered(context("score", 712), Optional.of(200))), Optional.empty()));

        assertEquals(nips + 1, waiting("NIP"));
        assertEquals(connectors + 1, atBureaus);
        assertEquals(connectors, waiting("CONNECTOR"));
    }

    @Test
    void tellsWhatIsDueAndSinceWhen() {
        long count = calls(NOON).map(Census.Pending::count).orElse(0L);
        long due = calls(NOON).map(Census.Pending::due).orElse(0L);

        started(BureauRun.calling(store(), aWorkspace()));

        Census.Pending before = calls(NOON.minusSeconds(1)).orElseThrow();
        Census.Pending after = calls(NOON.plusSeconds(60)).orElseThrow();
        assertEquals(count + 1, before.count());
        assertEquals(count + 1, after.count());
        assertTrue(after.due() > due && after.due() > before.due(), before + " " + after);
        assertTrue(!after.dueSince().orElseThrow().isAfter(NOON), after.toString());
    }
}
