package dev.workfloo.jdbc.search;

import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import java.util.Optional;

/**
 * Finds what others left behind in the index without a word. On PostgreSQL a trigger notes it, and nothing is left to find. H2 has
 * none that an earlier release could run; there one process has the file to itself, so that all was written before it started:
 * it goes through the executions once, some at a time.
 */
interface LeftByOthers {

    /** @return how many are missing now that were not before */
    int find();

    static LeftByOthers on(Dialect dialect, Sql sql) {
        return dialect == Dialect.H2 ? new OnceThrough(sql, OnceThrough.USUALLY) : () -> 0;
    }

    final class OnceThrough implements LeftByOthers {

        /** A million are gone through in less than ten minutes, without being in anybody's way. */
        private static final int USUALLY = 10_000;

        private static final String NEXT = """
                select max(id) next from (
                  select id from workfloo_execution where id > ? order by id fetch first ? rows only) part""";

        private static final String NOTE = """
                insert into workfloo_unindexed (execution_id, created_at, number)
                select e.id, e.created_at, e.number from workfloo_execution e where e.id > ? and e.id <= ?
                  and e.searched_revision is distinct from e.revision
                  and not exists (select 1 from workfloo_unindexed u where u.execution_id = e.id)""";

        private final Sql sql;
        private final int atOnce;
        private Optional<String> seenTo = Optional.of("");

        OnceThrough(Sql sql, int atOnce) {
            this.sql = sql;
            this.atOnce = atOnce;
        }

        @Override
        public synchronized int find() {
            if (seenTo.isEmpty()) return 0;
            String behind = seenTo.get();
            Optional<String> next = sql.list(NEXT, row -> Optional.ofNullable(row.getString("next")), behind, atOnce)
                    .get(0);
            int found = next.map(to -> sql.update(NOTE, behind, to)).orElse(0);
            seenTo = next;
            return found;
        }
    }
}
