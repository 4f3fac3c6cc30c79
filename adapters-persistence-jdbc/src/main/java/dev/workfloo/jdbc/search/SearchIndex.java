package dev.workfloo.jdbc.search;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.ExecutionIndex;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.IndexUpkeep;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start.Channel;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.execution.search.SearchTerm;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.encryption.SealedColumn;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.LargeReads;
import dev.workfloo.jdbc.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What executions are found by: whoever writes them asks here for the terms to be kept with them. */
public final class SearchIndex {

    /** What is encrypted of it. */
    public static final SealedColumn SEALED = IndexKeys.SEALED;

    private final IndexKeys keys;
    private final SearchableVersions versions;
    private final Executions executions;
    private final LargeReads reads;
    private final Sql sql;
    private final Dialect dialect;

    public SearchIndex(Sql sql, Dialect dialect, PersonalData personal, Stored stored) {
        this.sql = sql;
        this.dialect = dialect;
        this.keys = new IndexKeys(sql, personal);
        this.versions = new SearchableVersions(stored.definitions(), sql);
        this.executions = stored.executions();
        this.reads = stored.reads();
    }

    /** What is indexed, and what says how; and who is asked before much is read of it. */
    public record Stored(Definitions definitions, Executions executions, LargeReads reads) {}

    /** Whoever brings the terms of one execution up to date. */
    public interface Writer {

        /**
         * Has the execution found by these terms alone, if it still stands so and is behind in the index.
         *
         * @return false when it is not so any more
         */
        boolean index(Standing standing, IndexedTerms terms);
    }

    /** What lists read. */
    public ExecutionIndex executions() {
        return new JdbcExecutionIndex(sql, dialect, keys, reads);
    }

    public IndexUpkeep upkeep(Writer writer) {
        return new IndexCatchUp(
                sql.apart(),
                dialect,
                keys,
                id -> executions
                        .standing(id)
                        .filter(standing -> writer.index(standing, termsOf(inOrder(standing.execution(), List.of()))))
                        .isPresent());
    }

    /**
     * All terms of the execution after the transition; nothing where they are those before it. Where the state that was kept may
     * not say so, they are taken from all that happened, at each later step too.
     */
    public Optional<IndexedTerms> changedBy(Progress progress) {
        WorkflooExecution execution = progress.execution();
        if (versions.mayBeOutOfOrder(progress.from()) || versions.mayBeOutOfOrder(execution)) {
            return Optional.of(termsOf(inOrder(execution, progress.events())));
        }
        if (isFoundAlike(progress)) return Optional.empty();
        return Optional.of(termsOf(execution).first(versions.isFoundByNone(progress.from())));
    }

    /** An origin comes with the start. */
    private boolean isFoundAlike(Progress progress) {
        Channel came = progress.execution().start().origin().channel();
        if (progress.before() == 0 && SearchTerm.origin(came).isPresent()) return false;
        return versions.areFoundAlike(progress);
    }

    /**
     * The execution with what was answered last at the end.
     *
     * @param latest what happened to it that is not kept yet
     */
    private WorkflooExecution inOrder(WorkflooExecution execution, List<ExecutionEvent> latest) {
        if (latest.isEmpty() && !versions.mayBeOutOfOrder(execution)) return execution;
        int kept = execution.revision() - latest.size();
        return executions
                .history(execution.start().scope(), execution.id())
                .filter(history -> history.events().size() >= kept)
                .map(history -> new ExecutionHistory(
                                history.number(), history.events().subList(0, kept))
                        .with(latest)
                        .execution())
                .orElse(execution);
    }

    /** Where there is nothing to hash, no key is drawn for it. */
    private IndexedTerms termsOf(WorkflooExecution execution) {
        Set<SearchTerm> terms = versions.termsOf(execution);
        if (terms.isEmpty()) return new IndexedTerms(0, List.of());
        WorkspaceId workspace = execution.start().scope().workspace();
        IndexKey key = keys.current(workspace);
        return new IndexedTerms(
                key.id(), List.of(key.hashed(execution.start().scope().environment(), terms)));
    }
}
