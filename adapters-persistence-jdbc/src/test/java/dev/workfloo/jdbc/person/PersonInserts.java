package dev.workfloo.jdbc.person;

import dev.workfloo.jdbc.sql.Columns.Insert;
import java.util.List;

/** How links, sessions and drafts stand in their tables. */
public final class PersonInserts {

    /** All that is inserted here. */
    public static final List<Insert<?>> ALL =
            List.of(JdbcPersonLinks.LINK, JdbcPersonLinks.SESSION, DraftRow.INSERT, JdbcBrands.INSERT);

    private PersonInserts() {}
}
