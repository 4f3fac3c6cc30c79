package dev.workfloo.bench;

import dev.workfloo.application.Workfloo;
import dev.workfloo.bench.CreditCase.Ending;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Work;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.PendingWork;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * The three commits and nothing else: what Workfloo wrote once is written again under another id, into the same tables, with
 * the same guard. Nothing is read, computed, encrypted or handed to another thread.
 */
final class BareFlow implements Flow {

    private static final String CHANGING = "format, status, revision, modified_at, expires_at, state, state_personal";
    private static final String FIXED = "workspace, environment, definition_id, definition_version, created_at,"
            + " begun_revision, begun_format, begun, begun_personal";
    private static final String HAPPENED = "revision, at, format, events, events_personal";

    private static final String INSERT =
            "insert into workfloo_execution (id, " + FIXED + ", " + CHANGING + ") values (?" + ", ?".repeat(16) + ")";
    private static final String UPDATE = "update workfloo_execution set format = ?, status = ?, revision = ?,"
            + " modified_at = ?, expires_at = ?, state = ?, state_personal = ? where id = ? and revision = ?";
    private static final String INSERT_HISTORY =
            "insert into workfloo_history (execution_id, " + HAPPENED + ") select ?, ?, ?, ?, ?, ?";
    private static final String INSERT_WORK = "insert into workfloo_work"
            + " (task_name, task_instance, execution_time, picked, version) select 'workfloo', ?, ?, false, 1";
    private static final String DELETE_WORK =
            "delete from workfloo_work where task_name = 'workfloo' and task_instance = ?";

    private static final String ANSWER_IN_ONE = "with kept as (" + UPDATE + " returning id), work as (" + INSERT_WORK
            + " from kept) " + INSERT_HISTORY + " from kept";
    private static final String RESULT_IN_ONE = "with kept as (" + UPDATE + " returning id), work as (" + DELETE_WORK
            + " and exists (select from kept)) " + INSERT_HISTORY + " from kept";

    private final DataSource database;
    private final Tables tables;
    private final boolean inOne;
    private final Row begun;
    private final Step answered;
    private final Step ended;
    private final String workName;

    private record Row(List<Object> values) {}

    /** What a transition changed, what it added to the history, and the revision before it. */
    private record Step(Row changed, Row happened, int before) {}

    private BareFlow(DataSource database, boolean inOne) throws SQLException {
        this.database = database;
        this.tables = new Tables(database);
        this.inOne = inOne;
        JdbcStore store = JdbcStore.on(database, EncryptionKey.random());
        Workfloo workfloo = WorkflooFlow.over(store);
        ExecutionId id = WorkflooFlow.start(workfloo);
        begun = read("select " + FIXED + ", " + CHANGING + " from workfloo_execution", 16);
        int started = revision();
        WorkflooFlow.answer(workfloo, id);
        answered = step(started);
        int waiting = revision();
        Work work = PendingWork.in(database).get(0).work();
        workfloo.work().perform(work);
        ended = step(waiting);
        workName = work.name().substring(id.hex().length());
    }

    /** Statement by statement, in a transaction for each commit. */
    static BareFlow byStatement(DataSource database) throws SQLException {
        return new BareFlow(database, false);
    }

    /** As few round trips as can be: each commit is one statement, which only PostgreSQL knows. */
    static BareFlow inOne(DataSource database) throws SQLException {
        return new BareFlow(database, true);
    }

    private Step step(int before) throws SQLException {
        return new Step(
                read("select " + CHANGING + " from workfloo_execution", 7),
                read("select " + HAPPENED + " from workfloo_history order by revision desc", 5),
                before);
    }

    private int revision() throws SQLException {
        return ((Number) read("select revision from workfloo_execution", 1)
                        .values()
                        .get(0))
                .intValue();
    }

    private Row read(String select, int columns) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(select);
                ResultSet row = statement.executeQuery()) {
            row.next();
            List<Object> values = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                values.add(
                        switch (row.getMetaData().getColumnType(i)) {
                            case Types.BLOB, Types.BINARY, Types.VARBINARY -> row.getBytes(i);
                            case Types.CLOB, Types.VARCHAR -> row.getString(i);
                            default -> row.getObject(i);
                        });
            }
            return new Row(Collections.unmodifiableList(values));
        }
    }

    @Override
    public String run() throws SQLException {
        String id =
                ExecutionId.create(Instant.now(), ThreadLocalRandom.current()).hex();
        try (Connection connection = database.getConnection()) {
            start(connection, id);
        }
        move(
                id,
                answered,
                ANSWER_IN_ONE,
                INSERT_WORK,
                List.of(id + workName, Instant.now().atOffset(ZoneOffset.UTC)));
        move(id, ended, RESULT_IN_ONE, DELETE_WORK, List.of(id + workName));
        return id;
    }

    private void start(Connection connection, String id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT, new String[] {"number"})) {
            bind(insert, List.of(id), begun.values());
            insert.executeUpdate();
            try (ResultSet number = insert.getGeneratedKeys()) {
                number.next();
                number.getLong(1);
            }
        }
    }

    private void move(String id, Step step, String all, String work, List<Object> workValues) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (inOne) {
                guard(update(
                        connection,
                        all,
                        step.changed().values(),
                        List.of(id, step.before()),
                        workValues,
                        List.of(id),
                        step.happened().values()));
                return;
            }
            connection.setAutoCommit(false);
            guard(update(connection, UPDATE, step.changed().values(), List.of(id, step.before())));
            update(connection, INSERT_HISTORY, List.of(id), step.happened().values());
            update(connection, work, workValues);
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static void guard(int changed) {
        if (changed != 1) throw new IllegalStateException("the row was not as it should have been");
    }

    @SafeVarargs
    private static int update(Connection connection, String sql, List<Object>... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    @SafeVarargs
    private static void bind(PreparedStatement statement, List<Object>... values) throws SQLException {
        int i = 0;
        for (List<Object> some : values) {
            for (Object value : some) statement.setObject(++i, value);
        }
    }

    /** It decides nothing. */
    @Override
    public Ending ending(String id) {
        return CreditCase.EXPECTED;
    }

    @Override
    public void settle() throws SQLException {
        tables.settle(WorkflooFlow.TABLES::contains);
    }

    @Override
    public void close() {}
}
