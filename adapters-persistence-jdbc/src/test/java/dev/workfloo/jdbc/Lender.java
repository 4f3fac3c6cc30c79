package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aLabelNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;

import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.AnswerStep.Once;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.search.ExecutionFilter;
import dev.workfloo.application.port.in.search.FindExecutions.Page;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.work.WorkHold;
import dev.workfloo.execution.work.WorkRunner;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import io.vavr.control.Either;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A host with a table of its own, whose transactions Workfloo joins; it notes all that it is told. */
final class Lender implements ExecutionListener, WorkRunner {

    static final Outside BUREAU = new Outside(
            call -> new Answered(context("score", 712), Optional.of(200)),
            Outside.NOBODY.nips(),
            Outside.NOBODY.callbacks());

    final List<String> told = new CopyOnWriteArrayList<>();
    final Scope scope = production(aWorkspace());
    final Sql sql;
    final JdbcStore store;
    final Workfloo workfloo;
    final String definition;
    private final JdbcTransactionManager manager;

    Lender(DataSource connections, EncryptionKey key) {
        this(connections, JdbcStore.joining(connections, key));
    }

    Lender(DataSource connections, JdbcStore store) {
        this.sql = new Sql(connections);
        this.store = store;
        this.manager = new JdbcTransactionManager(connections);
        this.workfloo = Workfloo.builder(store, Clock.systemUTC(), new SecureRandom())
                .outside(BUREAU)
                .listener(this)
                .build();
        this.definition = publishedIn(store);
        sql.update("create table if not exists loan (applicant varchar(100) primary key)");
        store.handWorkTo(this);
    }

    /** Asks twice, then a bureau, and ends. */
    private String publishedIn(JdbcStore store) {
        Object bureau = object(
                "id",
                "bureau",
                "type",
                "LINK",
                "service",
                "buro-pf",
                "name",
                "Bureau",
                "request",
                object("asked", "now()"),
                "response",
                object("score", "INTEGER"),
                "next",
                "done");
        return published(
                        store,
                        scope.workspace(),
                        read(object(
                                "id",
                                aDefinitionId().hex(),
                                "name",
                                "Asks",
                                "start",
                                "a",
                                "nodes",
                                List.of(
                                        aFormNode(
                                                "a", "b", aField("text", "TEXT", "required", true, "searchable", true)),
                                        aFormNode("b", "bureau", aField("text", "TEXT")),
                                        bureau,
                                        aLabelNode("done", "", "asked")))))
                .definition()
                .hex();
    }

    TransactionTemplate transactions() {
        return new TransactionTemplate(manager);
    }

    TransactionTemplate within(int propagation) {
        TransactionTemplate template = transactions();
        template.setPropagationBehavior(propagation);
        return template;
    }

    TransactionTemplate at(int isolation) {
        TransactionTemplate template = transactions();
        template.setIsolationLevel(isolation);
        return template;
    }

    TransactionTemplate inNew() {
        return within(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    JdbcTransactionManager manager() {
        return manager;
    }

    StartWorkfloo wish() {
        return StartWorkfloo.of(scope, definition);
    }

    ExecutionId start() {
        return workfloo.executions()
                .execute(wish())
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
    }

    Either<WorkflooProblem, ExecutionId> start(IdempotencyKey key) {
        return workfloo.executions().execute(wish().once(key)).map(started -> started.id());
    }

    Either<WorkflooProblem, WorkflooExecution> tried(ExecutionId id, String text) {
        return workfloo.steps().answerForm(scope, id, context("text", text));
    }

    Either<WorkflooProblem, WorkflooExecution> once(IdempotencyKey key, ExecutionId id, String text) {
        Once<WorkflooExecution> once = new Once<>("form", key, moved -> context("status", 200));
        return workfloo.steps().once(once, steps -> steps.answerForm(scope, id, context("text", text)));
    }

    WorkflooExecution answer(ExecutionId id, String text) {
        return tried(id, text).getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    /** Where it stands, as others see it. */
    Optional<String> at(ExecutionId id) {
        return store.executions().find(scope, id).map(Lender::place);
    }

    private static String place(WorkflooExecution execution) {
        return execution.position().waitsAt().map(NodeId::name).orElse("the end");
    }

    List<ExecutionId> listed() {
        return workfloo.finding()
                .find(scope, ExecutionFilter.ALL, new Page(1, 1_000))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .ids();
    }

    /** On the connection of Spring's transaction. */
    void lend(String applicant) {
        new JdbcTemplate(manager.getDataSource()).update("insert into loan (applicant) values (?)", applicant);
    }

    static void lend(Connection connection, String applicant) throws SQLException {
        Sql.update(connection, "insert into loan (applicant) values (?)", applicant);
    }

    List<String> loans() {
        return sql.list("select applicant from loan order by applicant", row -> row.getString(1));
    }

    /** How many rows each table has, as others see them. */
    Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : sql.list(
                "select table_name from information_schema.tables where lower(table_name) like 'workfloo%'"
                        + " or lower(table_name) = 'loan'",
                row -> row.getString(1))) {
            rows.put(
                    table,
                    sql.list("select count(*) from \"" + table + "\"", row -> row.getLong(1))
                            .get(0));
        }
        return rows;
    }

    @Override
    public void kept(Progress progress) {
        told.add("heard " + place(progress.execution()));
    }

    @Override
    public WorkHold take(Work.Due due) {
        return new WorkHold(due.at(), Optional.empty(), () -> told.add("took"), () -> told.add("lost"));
    }

    @Override
    public WorkHold expect(Work.Due due) {
        return new WorkHold(due.at(), Optional.empty(), () -> told.add("expected"), () -> told.add("lost"));
    }

    @Override
    public void ended(Work work) {
        told.add("ended");
    }
}
