package dev.workfloo.jdbc.search;

import dev.workfloo.access.Scope;
import dev.workfloo.execution.search.ExecutionStatus;
import dev.workfloo.jdbc.sql.Dialect;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In which indexes the executions of a scope are read as a list, each from its newest entry on, and found at their place. */
enum ExecutionRanges {

    /** Each kind of list has an index. */
    ON_POSTGRESQL {
        @Override
        List<IndexRange> all(Scope scope) {
            return List.of(in(scope, List.of(WORKSPACE, ENVIRONMENT), List.of()));
        }

        @Override
        IndexRange of(Scope scope, ExecutionStatus status) {
            return in(scope, List.of(WORKSPACE, ENVIRONMENT, STATUS), List.of(status.name()));
        }

        @Override
        List<IndexRange> of(Scope scope, VersionRanges versions) {
            return versions.definitions()
                    .map(id -> in(scope, List.of(WORKSPACE, ENVIRONMENT, DEFINITION), List.of(id))
                            .with("definition_version"))
                    .toList();
        }

        private IndexRange in(Scope scope, List<String> leading, List<String> more) {
            List<String> values = Stream.concat(
                            Stream.of(
                                    scope.workspace().name(),
                                    scope.environment().name()),
                            more.stream())
                    .toList();
            return IndexRange.ofExecutions(leading, values);
        }

        @Override
        boolean needsStatus() {
            return false;
        }
    },

    /** One index has all, since each of them would cost a start a seventh of its time. It is divided by status. */
    ON_H2 {
        @Override
        List<IndexRange> all(Scope scope) {
            return Arrays.stream(ExecutionStatus.values())
                    .map(status -> of(scope, status))
                    .toList();
        }

        @Override
        IndexRange of(Scope scope, ExecutionStatus status) {
            return IndexRange.ofExecutions(
                            List.of(STATUS, ENVIRONMENT, WORKSPACE),
                            List.of(
                                    status.name(),
                                    scope.environment().name(),
                                    scope.workspace().name()))
                    .with(DEFINITION, "definition_version", ORIGIN);
        }

        @Override
        List<IndexRange> of(Scope scope, VersionRanges versions) {
            return List.of();
        }

        @Override
        boolean needsStatus() {
            return true;
        }
    };

    static final String STATUS = "status";
    static final String DEFINITION = "definition_id";
    static final String ORIGIN = "origin";
    private static final String WORKSPACE = "workspace";
    private static final String ENVIRONMENT = "environment";

    private static final String EXECUTION = "workfloo_execution e where ";

    /** An entry for each is looked for: a list of them as a condition would have all of a status read. */
    private static final String EACH_STATUS = Arrays.stream(ExecutionStatus.values())
            .map(status -> "('" + status + "')")
            .collect(Collectors.joining(
                    ", ",
                    "(values ",
                    ") each_of (status) join workfloo_execution e on e.status = each_of.status where "));

    static ExecutionRanges on(Dialect dialect) {
        return dialect == Dialect.H2 ? ON_H2 : ON_POSTGRESQL;
    }

    /** Which have all executions between them. */
    abstract List<IndexRange> all(Scope scope);

    /** Which has all of a status. */
    abstract IndexRange of(Scope scope, ExecutionStatus status);

    /** Which have those on these versions, and others of their definitions; none where there is no index of them. */
    abstract List<IndexRange> of(Scope scope, VersionRanges versions);

    /** Whether an execution is found faster where its status is known. */
    abstract boolean needsStatus();

    /**
     * What stands behind {@code from} to find an execution, as {@code e}, at its place.
     *
     * @param place what has the columns {@code created_at} and {@code number}
     */
    final Clause at(Scope scope, String place) {
        return at(scope, place, needsStatus() ? EACH_STATUS : EXECUTION);
    }

    /** The same, where the place has the column {@code status} too. */
    final Clause atOfStatus(Scope scope, String place) {
        return at(scope, place, EXECUTION + "e.status = " + place + ".status and ");
    }

    private static Clause at(Scope scope, String place, String candidates) {
        return Clause.of(candidates)
                .then(IndexRange.ofScope("e", scope))
                .then(" and e.created_at = " + place + ".created_at and e.number = " + place + ".number");
    }
}
