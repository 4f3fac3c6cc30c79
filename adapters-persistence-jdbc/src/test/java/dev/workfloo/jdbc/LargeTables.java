package dev.workfloo.jdbc;

import dev.workfloo.jdbc.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Tables that grow with their users, filled with rows of a lender who has been there for a while. */
final class LargeTables {

    static final Set<String> NAMES = Set.of(
            "workfloo_execution",
            "workfloo_history",
            "workfloo_term",
            "workfloo_searched",
            "workfloo_unindexed",
            "workfloo_work",
            "workfloo_callback",
            "workfloo_consent",
            "workfloo_start_key",
            "workfloo_answer");

    /** Since when the lender has been there; each second one execution is started. */
    static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    /** Under which all are found. */
    static final long INDEX_KEY = 1;

    private static final String FILLED = " from workfloo_execution where begun = '{}'";
    private static final String AT = "timestamp with time zone '2026-01-01 00:00:00+00' + i * interval '1' second";

    private static final String EXECUTIONS =
            "insert into workfloo_execution (id, workspace, environment, definition_id, definition_version, created_at,"
                    + " begun_revision, begun_format, begun, format, status, waiting_for, revision, searched_revision,"
                    + " modified_at, state, expires_at) select lpad(cast(i as varchar(24)), 24, '0'),"
                    + " case when mod(i, 10) = 0 then 'another' else 'lender' end, 'PRODUCTION',"
                    + " lpad(cast(mod(i, 3) as varchar(24)), 24, 'd'), mod(i, 2) + 1, " + AT + ", 1, 1, '{}', 1,"
                    + " case when mod(i, 7) < 5 then 'SUCCESS' when mod(i, 7) = 5 then 'ERROR' else 'PROGRESS' end,"
                    + " case when mod(i, 7) = 6 then 'FORM' end, 1, 1, " + AT + ", repeat('y', 300),"
                    + " case when mod(i, 7) = 6 then timestamp with time zone '2099-01-01 00:00:00+00' end";

    private static final List<String> BESIDE = List.of(
            "insert into workfloo_history (execution_id, revision, at, format, events) select id, 2, created_at, 1, '{}'"
                    + FILLED,
            "insert into workfloo_term (term, created_at, number) select number * 1000003 + i, created_at, number from"
                    + " workfloo_execution, (select 1 i union all select 2 union all select 3) each_of_three"
                    + " where begun = '{}'",
            "insert into workfloo_searched (execution_id, created_at, number, index_key, terms)"
                    + " select id, created_at, number, " + INDEX_KEY + ", array[number]" + FILLED,
            "insert into workfloo_unindexed (execution_id, created_at, number) select id, created_at, number" + FILLED,
            "insert into workfloo_work (task_name, task_instance, execution_time, picked, version, priority)"
                    + " select 'workfloo', id || '/SEND/consent/1/1', timestamp with time zone '2099-01-01 00:00:00+00',"
                    + " false, 1, mod(number, 3)" + FILLED,
            "insert into workfloo_start_key (workspace, environment, start_key, fingerprint, execution_id, at)"
                    + " select workspace, environment, id, '', id, timestamp with time zone '2099-01-01 00:00:00+00'"
                    + FILLED);

    private static final String CALLBACKS =
            "insert into workfloo_callback (execution_id, revision, workspace, kind, at, personal, state, tries,"
                    + " given_up_at) select id, 1, workspace, 'STARTED', '', ?, 'DELIVERED', 1,"
                    + " case when mod(number, 100) = 0 then created_at end" + FILLED;

    private static final String CONSENTS =
            "insert into workfloo_consent (execution_id, node, visit, workspace, environment, channel, sent_at,"
                    + " confirmed_at, authorised_at, sequence, previous, hash, own_key) select id, 'consent', 1, 'another',"
                    + " environment, 'sms', '', '', '', number, '', '', ?" + FILLED;

    private static final String ANSWERS = "insert into workfloo_answer (execution_id, call_key, at, answer)"
            + " select id, 'form', timestamp with time zone '2099-01-01 00:00:00+00', ?" + FILLED;

    private LargeTables() {}

    /** @param series gives the numbers from 1 to its parameter as {@code i} */
    static void fill(DataSource connections, String series, int executions) {
        Sql sql = new Sql(connections);
        sql.update(EXECUTIONS + " from " + series, executions);
        BESIDE.forEach(sql::update);
        sql.update(CALLBACKS, new byte[] {1});
        sql.update(CONSENTS, new byte[] {1});
        sql.update(ANSWERS, new byte[] {1});
    }

    /** Has many executions found by a term, one of so many. */
    static void spread(DataSource connections, long term, int every) {
        new Sql(connections)
                .update(
                        "insert into workfloo_term (term, created_at, number) select ?, created_at, number" + FILLED
                                + " and mod(number, ?) = 0",
                        term,
                        every);
    }
}
