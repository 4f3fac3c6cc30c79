package dev.workfloo.bench;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.consent.ChainVerdict;
import dev.workfloo.consent.ChainedConsent;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.retention.RetentionPeriod;
import dev.workfloo.retention.RetentionRule;
import dev.workfloo.retention.RetentionScope;
import dev.workfloo.testkit.contract.fixture.BureauRun;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What it takes to remove what lenders keep no longer, while others start executions, go on with them and look at lists: how long a
 * batch takes, how long anybody waited for a lock, how long the others took before and meanwhile, what stays, and how large the
 * database is before and after.
 */
public final class RetentionBenchmark {

    private static final int CONSENTS = 2_000;
    private static final Duration ALONE = Duration.ofSeconds(20);
    private static final RetentionPeriod KEPT = RetentionPeriod.parse("P6M").orElseThrow();

    /** Nothing is said for it, so that all of its executions stay. */
    private static final String FOR_GOOD = "lender-12";

    /** What executions have beside, where the portfolio has nothing: some rows of each table. */
    private static final List<String> BESIDE = List.of("""
            insert into workfloo_history (execution_id, revision, at, format, events, events_personal)
            select id, begun_revision + step, modified_at, 1, repeat('x', 200), decode(repeat(md5(id || step), 10), 'hex')
            from workfloo_execution, generate_series(1, 3) step where begun_personal is null""", """
            insert into workfloo_callback (execution_id, revision, workspace, kind, at, personal, state, tries)
            select id, begun_revision + step, workspace, 'ADVANCED', modified_at, decode(repeat(md5(id || step), 40), 'hex'),
              'DELIVERED', 1
            from workfloo_execution, generate_series(1, 2) step where begun_personal is null and mod(number, 2) = 0""", """
            insert into workfloo_document (id, execution_id, described)
            select id, id, decode(md5(id), 'hex') from workfloo_execution where begun_personal is null and mod(number, 500) = 0""", """
            insert into workfloo_document_piece (document_id, number, bytes)
            select id, piece, decode(repeat(md5(id || piece), 2048), 'hex') from workfloo_document, generate_series(0, 7) piece""");

    private static final List<String> TABLES = List.of(
            "workfloo_execution",
            "workfloo_history",
            "workfloo_callback",
            "workfloo_document",
            "workfloo_document_piece",
            "workfloo_term",
            "workfloo_searched",
            "workfloo_consent");

    private final Sql sql;
    private final Portfolio portfolio;
    private final Workfloo workfloo;
    private final CreditLoad load;

    private RetentionBenchmark(HikariDataSource pool, Portfolio portfolio) {
        this.sql = new Sql(pool);
        this.portfolio = portfolio;
        this.workfloo = portfolio.workfloo();
        this.load = new CreditLoad(workfloo);
    }

    /** @param arguments about how many executions there are; three of four go */
    public static void main(String[] arguments) {
        EncryptionKey key = EncryptionKey.random();
        try (HikariDataSource pool = TestPostgres.newPool()) {
            int executions = Integer.parseInt(arguments[0]);
            Portfolio portfolio = Portfolio.filled(pool, key, executions, System.out::println);
            new RetentionBenchmark(pool, portfolio).run();
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private void run() throws Exception {
        BESIDE.forEach(statement -> say("%,d rows beside", sql.update(statement)));
        consent();
        TABLES.forEach(table -> sql.update("vacuum analyze " + table));
        List<ChainedConsent> consents = consents();
        sizes("before");
        load.begin();
        Thread.sleep(ALONE.toMillis());
        load.report("alone");
        keepForHalfAYear();
        remove();
        load.end();
        left(consents);
        sizes("after");
        TABLES.forEach(table -> sql.update("vacuum " + table));
        sizes("after a vacuum");
    }

    private static void say(String form, Object... values) {
        System.out.printf(Locale.ROOT, form + "%n", values);
    }

    /** Executions that the store wrote, over a year long ago. */
    private void consent() {
        for (int i = 0; i < CONSENTS; i++) {
            Instant at = NOON.minus(Duration.ofDays(900)).plus(Duration.ofHours(4L * i));
            BureauRun run = BureauRun.begun(portfolio.store(), Portfolio.LENDER.workspace(), at);
            portfolio.store().journal().start(run.latest(), Optional.empty());
            run.consent();
            run.answer(new Answered(Fixtures.context("score", 712), Optional.of(200)));
            Fixtures.saved(portfolio.store(), run.sinceTheStart());
        }
        while (workfloo.work().perform(Maintenance.CONSENTS) > 0) {
            // There may be more.
        }
    }

    private List<ChainedConsent> consents() {
        List<ChainedConsent> all = new ArrayList<>();
        ChainVerdict verdict = workfloo.consents().export(Portfolio.LENDER.workspace(), all::add);
        say("%,d consents, broken: %s", all.size(), verdict.broken());
        return all;
    }

    private void keepForHalfAYear() {
        List<String> workspaces = sql.list(
                "select distinct workspace from portfolio_scope where workspace <> ?",
                row -> row.getString(1),
                FOR_GOOD);
        for (String workspace : workspaces) {
            RetentionScope all = RetentionScope.all(new WorkspaceId(workspace));
            workfloo.retention().set(RetentionRule.of(all).keepingExecutions(KEPT));
        }
    }

    private void remove() throws Exception {
        LockWaits waits = LockWaits.watched(sql);
        List<Long> batches = new ArrayList<>();
        long before = count("workfloo_execution where status <> 'PROGRESS'");
        long begun = System.nanoTime();
        long done = 1;
        while (done > 0) {
            long since = System.nanoTime();
            done = workfloo.work().perform(Maintenance.RETENTION);
            batches.add(System.nanoTime() - since);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        load.report("meanwhile");
        say(
                "%,d batches in %.0f s, about %,d executions a second; a batch takes %s",
                batches.size(),
                seconds,
                Math.round((before - count("workfloo_execution where status <> 'PROGRESS'") + load.ended()) / seconds),
                CreditLoad.spread(batches));
        say("the longest wait for a lock that was seen: %,d ms (%,d looks)", waits.longestMs(), waits.looks());
        waits.close();
    }

    private long count(String what) {
        return sql.first("select count(*) from " + what, row -> row.getLong(1)).orElseThrow();
    }

    private void left(List<ChainedConsent> before) {
        List<ChainedConsent> after = consents();
        say("consents are as they were: %s", before.equals(after.subList(0, before.size())));
        sql.list(
                        """
                        select case when workspace = ? then 'for good' else 'for half a year' end kept, status, count(*),
                          min(modified_at) from workfloo_execution group by 1, 2 order by 1, 2""",
                        row -> row.getString(1) + ": " + row.getString(2) + ", " + row.getLong(3) + ", since "
                                + row.getString(4),
                        FOR_GOOD)
                .forEach(line -> say("%s", line));
        for (String table :
                List.of("workfloo_history", "workfloo_callback", "workfloo_document", "workfloo_searched")) {
            say(
                    "%s without an execution: %,d",
                    table,
                    count(table
                            + " b where not exists (select 1 from workfloo_execution e where e.id = b.execution_id)"));
        }
        say(
                "terms without an execution: %,d",
                count(
                        "workfloo_term t where not exists (select 1 from workfloo_execution e where e.number = t.number)"));
    }

    private void sizes(String when) {
        say(
                "%s: the database has %,d MiB",
                when,
                sql.first("select pg_database_size(current_database()) / 1048576", row -> row.getLong(1))
                        .orElseThrow());
        for (String table : TABLES) {
            say(
                    "  %s %,d MiB",
                    table,
                    sql.first("select pg_total_relation_size(?::regclass) / 1048576", row -> row.getLong(1), table)
                            .orElseThrow());
        }
    }
}
