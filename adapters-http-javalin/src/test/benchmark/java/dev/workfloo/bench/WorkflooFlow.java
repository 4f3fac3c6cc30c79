package dev.workfloo.bench;

import dev.workfloo.Problem;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.FollowedExecution;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.bench.CreditCase.Ending;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.rule.Value;
import dev.workfloo.worker.Worker;
import dev.workfloo.worker.WorkerSettings;
import io.vavr.control.Either;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/** Workfloo, put together as the service does it, with a connector that answers at once. */
final class WorkflooFlow implements Flow {

    static final Scope SCOPE = Scope.production("bench");

    /** All that grows; definitions stay. */
    static final Set<String> TABLES = Set.of("workfloo_execution", "workfloo_history", "workfloo_work");

    private static final Value.Context ANSWERS = Value.Context.of(CreditCase.ANSWERS);
    private static final ConnectorAnswer REPLY =
            new ConnectorAnswer.Answered(Value.of(CreditCase.REPLY), Optional.of(200));
    private static final Outside INSTANT =
            new Outside(call -> REPLY, Outside.NOBODY.nips(), Outside.NOBODY.callbacks());

    private final Tables tables;
    private final Ends ends;
    private final Workfloo workfloo;
    private final Worker worker;

    private WorkflooFlow(Tables tables, Ends ends, Workfloo workfloo, Worker worker) {
        this.tables = tables;
        this.ends = ends;
        this.workfloo = workfloo;
        this.worker = worker;
    }

    static WorkflooFlow on(DataSource database, EncryptionKey key) {
        Ends ends = new Ends();
        JdbcStore store = JdbcStore.on(database, key);
        Workfloo workfloo = over(new WatchedStore(store, ends));
        WorkerSettings settings = WorkerSettings.usual(Clock.systemUTC(), (what, cause) -> cause.printStackTrace());
        Worker worker = Worker.on(database, workfloo.work(), settings);
        store.handWorkTo(worker);
        worker.start();
        return new WorkflooFlow(new Tables(database), ends, workfloo, worker);
    }

    /** With the flow published, and nobody who does its work. */
    static Workfloo over(dev.workfloo.application.port.out.Store store) {
        Workfloo workfloo = Workfloo.builder(store, Clock.systemUTC(), new SecureRandom())
                .outside(INSTANT)
                .build();
        right(workfloo.definitions().publish(SCOPE.workspace(), CreditCase.document()));
        return workfloo;
    }

    static ExecutionId start(Workfloo workfloo) {
        return right(workfloo.executions().execute(StartWorkfloo.of(SCOPE, CreditCase.DEFINITION)))
                .id();
    }

    static void answer(Workfloo workfloo, ExecutionId id) {
        right(workfloo.steps().answerForm(SCOPE, id, ANSWERS));
    }

    private static <T> T right(Either<WorkflooProblem, T> answer) {
        return answer.getOrElseThrow(Problem::toException);
    }

    @Override
    public String run() throws Exception {
        ExecutionId id = start(workfloo);
        CountDownLatch end = ends.of(id.hex());
        answer(workfloo, id);
        Ends.await(end);
        return id.hex();
    }

    @Override
    public Ending ending(String id) {
        FollowedExecution followed = right(workfloo.following().status(SCOPE, new ExecutionId(id)));
        Value limit = followed.execution()
                .data()
                .values()
                .get(new NodeId("policy"))
                .members()
                .get("limit");
        String exit = followed.execution().data().labels().contains("approved") ? "approved" : "rejected";
        return new Ending(
                exit,
                ((Value.Num) limit).number().longValueExact(),
                followed.execution().data().labels());
    }

    @Override
    public void settle() throws Exception {
        tables.settle(TABLES::contains);
    }

    @Override
    public void close() {
        worker.close();
    }
}
