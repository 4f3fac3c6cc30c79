package dev.workfloo.bench;

import dev.workfloo.bench.Originals.Original;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.sql.Sql;
import java.util.List;
import java.util.stream.IntStream;

/** Tables of what a portfolio is copied from. A slot is a share of one in a thousand; of scopes, one in a hundred. */
final class PortfolioTables {

    static final int KINDS = 1_000;
    static final int SCOPES = 100;

    private static final List<String> TABLES = List.of(
            "create table portfolio_kind as select 0 slot, false answered, e.* from workfloo_execution e limit 0",
            "create table portfolio_term (scope integer, field text, slot integer, letters text, terms bigint[])",
            "create table portfolio_scope (slot integer, scope integer, workspace text, environment text, salt bigint)",
            """
            create function portfolio_draw(i bigint, purpose integer, below integer) returns integer language sql immutable as $$
                select ((hashint8extended(i, purpose) & 9223372036854775807) % below)::integer $$""",
            // Three years that end when the originals were written. Those who apply seldom are spread over them.
            """
            create function portfolio_drawn(first bigint, last bigint, total bigint) returns table (number bigint, id text,
                created_at timestamptz, modified_at timestamptz, scope integer, kind integer, person integer, rare boolean)
            language sql stable as $$
                select 1000000 + i, lpad(to_hex(extract(epoch from at)::bigint), 8, '0') || lpad(to_hex(hashint8extended(i, 1)), 16, '0'),
                  at, at + portfolio_draw(i, 2, 20000) * interval '1 minute',
                  case when rare then 0 else portfolio_draw(i, 3, 100) end,
                  case when rare then 50 else portfolio_draw(i, 4, 1000) end, portfolio_draw(i, 5, 1000000), rare
                from (select i, mod(i, total / %d) = total / %d as rare, timestamptz '2023-03-01 12:00:00Z'
                        + (94600000.0 * i / total + portfolio_draw(i, 6, 1000000) / 20000.0) * interval '1 second' as at
                      from generate_series(first, last) i) drawn $$""".formatted(Portfolio.RARE, 2 * Portfolio.RARE));

    /** Half of all is the lender's own, in production. */
    private static final String KEEP_SCOPES = """
            insert into portfolio_scope
            select slot, scope, workspace, environment,
              case when scope = 0 then 0 else hashtextextended(workspace || environment, 0) end
            from (select slot, case when slot < 50 then 0 when slot < 56 then 1 when slot < 70 then 2 else slot % 10 + 3 end scope
                  from generate_series(0, 99) slot) numbered
            cross join lateral (select case when scope < 2 then 'lender' else 'lender-' || scope end workspace,
              case when scope = 1 then 'SANDBOX' else 'PRODUCTION' end environment) named""";

    private static final String KEEP_KIND = """
            insert into portfolio_kind select slot, ?, e.* from workfloo_execution e, generate_series(?, ?) slot where id = ?""";

    private static final String KEEP_ENDING =
            "update portfolio_kind set status = ?, waiting_for = null where slot between ? and ?";

    /** In each scope the terms are others, as they are under keys of their own. */
    private static final String KEEP_TERMS = """
            insert into portfolio_term
            select scope, ?, slot, ?, array(select term # salt from unnest(s.terms) term)
            from (select distinct scope, salt from portfolio_scope) scopes, unnest(?::integer[]) slot, workfloo_searched s
            where s.execution_id = ?""";

    private PortfolioTables() {}

    static void create(Sql sql) {
        TABLES.forEach(sql::update);
        sql.update(KEEP_SCOPES);
    }

    static void keepKinds(Sql sql, List<Original> kinds) {
        int slot = 0;
        for (Original kind : kinds) {
            int next = slot + kind.times();
            int from = slot;
            sql.update(KEEP_KIND, kind.isAnswered(), from, next - 1, kind.id().hex());
            kind.ending().ifPresent(ending -> sql.update(KEEP_ENDING, ending, from, next - 1));
            keepTerms(sql, "kind", IntStream.range(from, next).boxed().toList(), "", kind.id());
            slot = next;
        }
        if (slot != KINDS) throw new IllegalStateException(slot + " kinds");
    }

    /** @param name begins the RFC */
    static void keepTerms(Sql sql, String field, List<Integer> slots, String name, ExecutionId original) {
        int kept = sql.update(KEEP_TERMS, field, name, slots.toArray(Integer[]::new), original.hex());
        if (kept == 0 && !field.equals("kind"))
            throw new IllegalStateException(field + " of " + name + " is not found");
    }

    static void indexKinds(Sql sql) {
        sql.update("create index on portfolio_term (field, scope, slot)");
        List.of("portfolio_kind", "portfolio_term", "portfolio_scope").forEach(table -> sql.update("analyze " + table));
    }
}
