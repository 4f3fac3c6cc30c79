package dev.workfloo.jdbc.search;

import dev.workfloo.jdbc.sql.Sql;

/** How much {@link IndexCatchUp} has to do. */
public final class IndexBacklog {

    private static final String COUNT_MISSING = """
            select count(*) from (
              select 1 one from workfloo_unindexed order by number desc fetch first ? rows only) missing""";

    private static final String REPLACED_AT_ALL = IndexCatchUp.REPLACED + ") order by k.id";

    private static final String COUNT_UNDER_KEY =
            "select count(*) from (select 1 one from workfloo_searched s where s.index_key = ?"
                    + IndexCatchUp.NEWEST_FIRST + ") under_key";

    private IndexBacklog() {}

    /** How many are missing, or are to come under another key; counting ends at the most. */
    public static long count(Sql sql, int most) {
        long counted = sql.first(COUNT_MISSING, row -> row.getLong(1), most).orElse(0L);
        return counted + countReplaced(sql, most);
    }

    private static long countReplaced(Sql sql, int most) {
        long counted = 0;
        for (long key : sql.list(REPLACED_AT_ALL, row -> row.getLong("id"))) {
            counted += sql.first(COUNT_UNDER_KEY, row -> row.getLong(1), key, most - counted)
                    .orElse(0L);
        }
        return counted;
    }
}
