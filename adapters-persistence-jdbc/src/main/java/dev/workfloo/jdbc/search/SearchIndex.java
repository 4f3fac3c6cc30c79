package dev.workfloo.jdbc.search;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.ExecutionIndex;
import dev.workfloo.execution.ExecutionData;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.search.SearchTerm;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What executions are found by: whoever writes them asks here for the terms to be kept with them. */
public final class SearchIndex {

    private final IndexKeys keys;
    private final SearchableVersions versions;
    private final ExecutionIndex executions;

    public SearchIndex(Sql sql, PersonalData personal, Definitions definitions) {
        this.keys = new IndexKeys(sql, personal);
        this.versions = new SearchableVersions(definitions);
        this.executions = new JdbcExecutionIndex(sql, keys);
    }

    public ExecutionIndex executions() {
        return executions;
    }

    /** All terms of the execution after the transition; nothing where they are those before it. */
    public Optional<IndexedTerms> changedBy(Progress progress) {
        boolean isAlike = isAlike(progress.from().data(), progress.execution().data());
        return isAlike || versions.areFoundAlike(progress)
                ? Optional.empty()
                : Optional.of(termsOf(progress.execution()));
    }

    /** In which order answers came matters too: of fields that share a name, the last one counts. */
    private static boolean isAlike(ExecutionData one, ExecutionData other) {
        return one.labels().equals(other.labels())
                && List.copyOf(one.values().entrySet())
                        .equals(List.copyOf(other.values().entrySet()));
    }

    /** The terms of the execution as it stands. */
    public IndexedTerms termsOf(WorkflooExecution execution) {
        return hashed(execution, versions.termsOf(execution));
    }

    private IndexedTerms hashed(WorkflooExecution execution, Set<SearchTerm> terms) {
        WorkspaceId workspace = execution.start().scope().workspace();
        IndexKey key = keys.current(workspace);
        return new IndexedTerms(
                key.id(), List.of(key.hashed(execution.start().scope().environment(), terms)));
    }
}
