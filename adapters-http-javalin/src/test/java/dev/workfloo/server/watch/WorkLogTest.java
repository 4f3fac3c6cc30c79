package dev.workfloo.server.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dev.workfloo.StoreUnavailable;
import java.util.Optional;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class WorkLogTest {

    /** H2 says 90146 where there is no such database. */
    @Test
    void aDatabaseThatIsAwayIsNoMistakeOfTheSchedulers() {
        JdbcDataSource nowhere = new JdbcDataSource();
        nowhere.setUrl("jdbc:h2:mem:nowhere;IFEXISTS=TRUE");
        RuntimeException failure = assertThrows(
                RuntimeException.class,
                () -> SchedulerClient.Builder.create(nowhere).build().cancel(TaskInstanceId.of("any", "any")));

        assertEquals(Optional.of("the database does not answer: 90146"), WorkLog.away(failure));
    }

    @Test
    void theStoreSaysByItselfThatItIsAway() {
        assertEquals(Optional.of("why"), WorkLog.away(new StoreUnavailable("why")));
    }

    @Test
    void whatElseFailsIsAMistake() {
        assertEquals(Optional.empty(), WorkLog.away(new IllegalStateException("why")));
    }
}
