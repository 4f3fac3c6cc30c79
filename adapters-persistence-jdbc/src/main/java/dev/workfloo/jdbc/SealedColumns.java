package dev.workfloo.jdbc;

import dev.workfloo.jdbc.content.SealedContent;
import dev.workfloo.jdbc.encryption.SealedColumn;
import dev.workfloo.jdbc.execution.ExecutionTables;
import dev.workfloo.jdbc.person.PersonRows;
import dev.workfloo.jdbc.search.SearchIndex;
import java.util.List;
import java.util.stream.Stream;

/** All columns that are encrypted under the master key: whoever adds one adds it to one of these. */
final class SealedColumns {

    static final List<SealedColumn> ALL = Stream.of(
                    ExecutionTables.SEALED,
                    SealedContent.ALL,
                    PersonRows.SEALED,
                    List.of(SearchIndex.SEALED),
                    List.of(JdbcSigningSecrets.SEALED))
            .flatMap(List::stream)
            .toList();

    private SealedColumns() {}
}
