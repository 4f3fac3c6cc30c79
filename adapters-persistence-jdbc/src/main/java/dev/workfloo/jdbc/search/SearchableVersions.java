package dev.workfloo.jdbc.search;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.execution.ExecutionData;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.search.SearchTerm;
import dev.workfloo.execution.search.SearchableFields;
import dev.workfloo.jdbc.sql.Sql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each version declares searchable; versions never change, and those used last are kept at hand. */
final class SearchableVersions {

    private static final int MOST = 1_000;

    private final Definitions definitions;
    private final Sql sql;
    private final Map<Key, SearchableFields> known = new LinkedHashMap<>(16, 0.75f, true);

    SearchableVersions(Definitions definitions, Sql sql) {
        this.definitions = definitions;
        this.sql = sql;
    }

    private record Key(WorkspaceId workspace, DefinitionVersion version) {}

    Set<SearchTerm> termsOf(WorkflooExecution execution) {
        return fields(execution).termsOf(execution);
    }

    /** Of one that came nowhere twice, nothing is asked. */
    boolean mayBeOutOfOrder(WorkflooExecution execution) {
        return cameTwice(execution) && fields(execution).mayBeOutOfOrder(execution);
    }

    private static boolean cameTwice(WorkflooExecution execution) {
        for (int times : execution.data().visits().values()) {
            if (times > 1) return true;
        }
        return false;
    }

    /** Whether the execution is found by the same terms as before. */
    boolean areFoundAlike(Progress progress) {
        WorkflooExecution execution = progress.execution();
        return isAlike(progress.from().data(), execution.data())
                || fields(execution).areFoundAlike(progress.from().data(), execution.data());
    }

    /** In which order answers came matters too: of fields that share a name, the last one counts. */
    private static boolean isAlike(ExecutionData one, ExecutionData other) {
        return one.labels().equals(other.labels())
                && List.copyOf(one.values().entrySet())
                        .equals(List.copyOf(other.values().entrySet()));
    }

    boolean isFoundByNone(WorkflooExecution execution) {
        return SearchTerm.origin(execution.start().origin().channel()).isEmpty()
                && fields(execution).areNoneIn(execution.data());
    }

    private SearchableFields fields(WorkflooExecution execution) {
        Start start = execution.start();
        return fields(new Key(start.scope().workspace(), start.version()));
    }

    private SearchableFields fields(Key key) {
        synchronized (known) {
            SearchableFields fields = known.get(key);
            if (fields != null) return fields;
        }
        SearchableFields read = definitions
                .find(key.workspace(), key.version())
                .map(SearchableFields::of)
                .orElseThrow(() -> new IllegalStateException("the store has lost " + key.version()));
        sql.afterCommit(() -> remember(key, read));
        return read;
    }

    /** A version that was read where it was published, and is taken back there, was never one. */
    private void remember(Key key, SearchableFields read) {
        synchronized (known) {
            known.put(key, read);
            if (known.size() > MOST)
                known.keySet().remove(known.keySet().iterator().next());
        }
    }
}
