package dev.workfloo.jdbc;

import dev.workfloo.access.Environment;
import dev.workfloo.access.Scope;
import dev.workfloo.access.SigningSecret;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.ExecutionIndex.Beginning;
import dev.workfloo.application.port.out.ExecutionIndex.Place;
import dev.workfloo.consent.ChainedConsent;
import dev.workfloo.content.DocumentId;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.callback.CallbackDelivery;
import dev.workfloo.execution.search.ExecutionCriteria;
import dev.workfloo.execution.search.ExecutionCriteria.Facts;
import dev.workfloo.execution.search.ExecutionCriteria.Period;
import dev.workfloo.execution.search.SearchTerm;
import dev.workfloo.jdbc.sql.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** All that is encrypted in a database, as a store reads it: each value, so that one that cannot be read fails. */
record KeptValues(
        Map<String, WorkflooExecution> states,
        Map<String, List<ExecutionEvent>> histories,
        List<ChainedConsent> consents,
        List<CallbackDelivery> callbacks,
        Beside beside) {

    /** @param found executions by a label, for which the index keys are read */
    record Beside(
            List<SigningSecret> secrets,
            Map<String, String> documents,
            Set<String> found,
            Map<String, Map<String, String>> drafts) {}

    private record Row(ExecutionId id, Scope scope) {}

    private record Told(ExecutionId id, int revision) {}

    private record Document(ExecutionId execution, DocumentId id) {}

    static KeptValues in(DataSource connections, JdbcStore store, WorkspaceId workspace) {
        Sql sql = new Sql(connections);
        Map<String, WorkflooExecution> states = new TreeMap<>();
        Map<String, List<ExecutionEvent>> histories = new TreeMap<>();
        for (Row row : rows(sql)) {
            states.put(row.id().hex(), store.executions().find(row.id()).orElseThrow());
            histories.put(
                    row.id().hex(),
                    store.executions()
                            .history(row.scope(), row.id())
                            .orElseThrow()
                            .events());
        }
        List<CallbackDelivery> callbacks = sql
                .list(
                        "select execution_id, revision from workfloo_callback order by 1, 2",
                        row -> new Told(new ExecutionId(row.getString(1)), row.getInt(2)))
                .stream()
                .map(told -> store.callbackDeliveries()
                        .find(told.id(), told.revision())
                        .orElseThrow())
                .toList();
        return new KeptValues(
                states,
                histories,
                store.consents().chained(workspace, 0, 10_000),
                callbacks,
                new Beside(
                        store.signingSecrets().of(workspace),
                        documents(sql, store),
                        found(store, workspace),
                        drafts(sql, store)));
    }

    private static Map<String, Map<String, String>> drafts(Sql sql, JdbcStore store) {
        Map<String, Map<String, String>> drafts = new TreeMap<>();
        sql.list("select execution_id from workfloo_draft", row -> new ExecutionId(row.getString(1)))
                .forEach(id -> drafts.put(
                        id.hex(), store.drafts().find(id).orElseThrow().texts()));
        return drafts;
    }

    private static List<Row> rows(Sql sql) {
        return sql.list(
                "select id, workspace, environment from workfloo_execution order by id",
                row -> new Row(
                        new ExecutionId(row.getString(1)),
                        new Scope(new WorkspaceId(row.getString(2)), Environment.valueOf(row.getString(3)))));
    }

    private static Map<String, String> documents(Sql sql, JdbcStore store) {
        Map<String, String> documents = new TreeMap<>();
        sql.list(
                        "select execution_id, id from workfloo_document where execution_id <> '' and described is not null",
                        row -> new Document(new ExecutionId(row.getString(1)), new DocumentId(row.getString(2))))
                .forEach(document -> documents.put(document.id().hex(), content(store, document)));
        return documents;
    }

    private static String content(JdbcStore store, Document document) {
        DocumentReference reference =
                store.documents().find(document.execution(), document.id()).orElseThrow();
        try (InputStream content =
                store.documents().open(document.execution(), reference).orElseThrow()) {
            return reference + " " + Arrays.hashCode(content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> found(JdbcStore store, WorkspaceId workspace) {
        List<Set<SearchTerm>> label = List.of(Set.of(SearchTerm.label("approved")));
        ExecutionCriteria criteria = new ExecutionCriteria(
                Scope.production(workspace.name()), Facts.ANY, Period.EVER, Optional.empty(), label);
        return store.index().find(criteria, Beginning.FRONT, 10_000).stream()
                .map(Place::id)
                .map(ExecutionId::hex)
                .collect(Collectors.toSet());
    }
}
