package dev.workfloo.bench;

import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Fills the tables of executions and of what is found with copies. They are emptied and filled in one transaction, so that a
 * server with {@code wal_level=minimal} writes them once, and their indexes are built afterwards.
 */
final class Copies {

    private static final int AT_ONCE = 250_000;

    private static final String COPY_EXECUTIONS = """
            insert into workfloo_execution
              (id, number, workspace, environment, created_at, modified_at, begun, revision, searched_revision, %1$s)
            select d.id, d.number, s.workspace, s.environment, d.created_at, d.modified_at, replace(k.begun, k.id, d.id),
              k.begun_revision, k.begun_revision, %2$s
            from portfolio_drawn(?, ?, ?) d
            join portfolio_scope s on s.slot = d.scope
            join portfolio_kind k on k.slot = d.kind""";

    /** What is not there is not copied, and what is personal could not be read; nothing happened to a copy since it began. */
    private static final String COPIED_COLUMNS = """
            select column_name from information_schema.columns
            where table_schema = current_schema() and table_name = 'workfloo_execution' and data_type <> 'bytea'
              and column_name not in ('id', 'number', 'workspace', 'environment', 'created_at', 'modified_at', 'begun', 'revision',
                'searched_revision')""";

    /** An RFC's first letters are those of the names, as it is in Mexico; the terms of it are no hashes of the store's. */
    private static final String COPY_TERMS = """
            with made as (insert into workfloo_searched (execution_id, created_at, number, index_key, terms)
            select id, created_at, number, index_key, kind || case when rare then one
              else first || last || array[hashtextextended(rfc, salt + 1), %s] end
            from (select d.id, d.created_at, d.number, d.rare, s.salt, coalesce(k.terms, '{}') kind, f.terms first, l.terms last,
                    upper(left(l.letters, 3) || left(f.letters, 1))
                      || to_char(date '1950-01-01' + portfolio_draw(d.number, 11, 20000), 'YYMMDD')
                      || upper(lpad(to_hex(portfolio_draw(d.number, 12, 4096)), 3, '0')) rfc
                  from portfolio_drawn(?, ?, ?) d
                  join portfolio_scope s on s.slot = d.scope
                  join (select distinct slot from portfolio_kind where answered) answered on answered.slot = d.kind
                  left join portfolio_term k on k.field = 'kind' and k.scope = s.scope and k.slot = d.kind
                  join portfolio_term f on f.field = 'first_name' and f.scope = s.scope and f.slot = mod(d.person, 1000)
                  join portfolio_term l on l.field = 'last_name_1' and l.scope = s.scope and l.slot = d.person / 1000) drawn,
              (select terms one from portfolio_term where field = 'rare' and scope = 0) rare,
              (select index_key from portfolio_kept_workfloo_searched limit 1) key
            returning created_at, number, terms)
            insert into workfloo_term (term, created_at, number) select unnest(terms), created_at, number from made""".formatted(beginnings());

    private final Sql sql;
    private final int executions;
    private final Consumer<String> said;
    private final long begun = System.nanoTime();

    Copies(Sql sql, int executions, Consumer<String> said) {
        this.sql = sql;
        this.executions = executions;
        this.said = said;
    }

    private static String beginnings() {
        List<String> beginnings = new ArrayList<>();
        for (int length = 3; length <= 13; length++) {
            beginnings.add("hashtextextended(left(rfc, " + length + "), salt + 2)");
        }
        return String.join(", ", beginnings);
    }

    void make() {
        PortfolioTables.indexKinds(sql);
        String columns = String.join(", ", sql.list(COPIED_COLUMNS, row -> row.getString(1)));
        String copied = columns.replaceAll("(\\w+)", "k.$1");
        List<String> ofSearch = List.of("workfloo_searched", "workfloo_term");
        CompletableFuture<Void> beside = CompletableFuture.runAsync(() -> fill(COPY_TERMS, ofSearch));
        sql.update("delete from workfloo_open_count");
        fill(String.format(COPY_EXECUTIONS, columns, copied), List.of("workfloo_execution"));
        sql.first(
                "select setval(pg_get_serial_sequence('workfloo_execution', 'number'), ?::bigint)",
                row -> row.getLong(1),
                1_000_000L + executions);
        beside.join();
        ofSearch.forEach(this::vacuum);
        vacuum("workfloo_execution");
    }

    private void fill(String copy, List<String> tables) {
        List<String> indexes = tables.stream().flatMap(this::indexes).toList();
        tables.forEach(table -> sql.update("alter table " + table + " set (autovacuum_enabled = off)"));
        sql.transaction(connection -> {
            for (String table : tables) empty(connection, table);
            for (int from = 1; from <= executions; from += AT_ONCE) {
                int to = Math.min(executions, from + AT_ONCE - 1);
                Sql.update(connection, copy, from, to, executions);
                said(String.format(Locale.ROOT, "%s: %,d of %,d", tables.get(0), to, executions));
            }
            return true;
        });
        for (String index : indexes) {
            sql.update(index);
            said(index.replaceAll("(?i) using .*| add constraint .*", " ") + "is built");
        }
    }

    /** What is still in a transaction while a table is vacuumed keeps lists from being read in an index alone. */
    private void vacuum(String table) {
        sql.update("alter table " + table + " reset (autovacuum_enabled)");
        sql.update("vacuum (freeze, analyze) " + table);
        said(table + " is vacuumed");
    }

    /** What makes the indexes of a table, which may be those of constraints. */
    private Stream<String> indexes(String table) {
        return sql.list("""
                        select coalesce(
                          'alter table ' || ?::text || ' add constraint ' || c.conname || ' ' || pg_get_constraintdef(c.oid),
                          pg_get_indexdef(i.indexrelid))
                        from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.conrelid = i.indrelid
                        where i.indrelid = ?::regclass""", row -> row.getString(1), table, table).stream();
    }

    /** But for what the store has written. */
    private static void empty(Connection connection, String table) throws SQLException {
        String kept = "portfolio_kept_" + table;
        Sql.update(connection, "create table " + kept + " as table " + table);
        List<String> drops = Sql.list(connection, """
                select case when c.oid is null then 'drop index ' || i.indexrelid::regclass
                  else 'alter table ' || i.indrelid::regclass || ' drop constraint ' || c.conname end
                from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.conrelid = i.indrelid
                where i.indrelid = ?::regclass""", row -> row.getString(1), table);
        for (String drop : drops) Sql.update(connection, drop);
        Sql.update(connection, "truncate " + table);
        Sql.update(connection, "insert into " + table + " select * from " + kept);
    }

    private void said(String what) {
        said.accept(String.format(Locale.ROOT, "%6.1f s  %s", (System.nanoTime() - begun) / 1e9, what));
    }
}
