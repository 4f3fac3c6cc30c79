package dev.workfloo.jdbc;

import dev.workfloo.SealedTypes;
import dev.workfloo.access.Scope;
import dev.workfloo.content.DocumentText;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.form.FieldType;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipEvent.NipDelivered;
import dev.workfloo.execution.NipPhase;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.StatusCallback;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.callback.CallbackDelivery;
import dev.workfloo.execution.document.EventDocument;
import dev.workfloo.execution.document.ExecutionDocument;
import dev.workfloo.execution.document.Recorded;
import dev.workfloo.jdbc.content.ContentRows;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.encryption.Keyring;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.execution.KeptRows;
import dev.workfloo.jdbc.format.WrittenFormats;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.jdbc.sql.StoredJson;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/** The types that stored documents and rows tell apart: which there are, and which a database holds, each with a sample. */
final class StoredTypes {

    private static final String VERSIONS =
            "select id, version, document from workfloo_definition_version order by id, version";
    private static final String POOLS = "select id, document from workfloo_pool_version order by id, version";
    private static final String SCENARIOS = "select definition_id, document from workfloo_scenario order by 1, id";

    private static final String FROM_A_POOL = "event Started from a pool";

    private final Map<String, Value> samples = new LinkedHashMap<>();
    private final DataSource connections;
    private final Sql sql;
    private final PersonalData personal;
    private final JdbcStore store;

    private StoredTypes(DataSource connections, EncryptionKey key) {
        this.connections = connections;
        sql = new Sql(connections);
        personal = new PersonalData(Keyring.of(key), new WrittenFormats());
        store = JdbcStore.on(connections, key);
    }

    /** All that this release knows. */
    static Set<String> known() {
        Set<String> known = new TreeSet<>();
        addAll(known, "event", ExecutionEvent.class);
        addAll(known, "position", Position.class);
        addAll(known, "delivery", NipDelivery.class);
        addAll(known, "node", Node.class);
        addAll(known, "outcome", Outcome.values());
        addAll(known, "work", Work.Kind.values());
        addAll(known, "callback", CallbackDelivery.State.values());
        addAll(known, "announcement", StatusCallback.Kind.values());
        addAll(known, "field", FieldType.values());
        addAll(known, "phase", NipPhase.values());
        // With the second right code the execution has gone on.
        known.remove("phase " + NipPhase.VALIDATED);
        known.addAll(List.of(FROM_A_POOL, "pool", "consent", "signing secret", "scenario", "document"));
        return known;
    }

    private static void addAll(Set<String> known, String kind, Class<?> sealed) {
        SealedTypes.in(sealed).forEach(type -> known.add(kind + " " + type.getSimpleName()));
    }

    private static void addAll(Set<String> known, String kind, Enum<?>... constants) {
        Arrays.stream(constants).map(Enum::name).forEach(name -> known.add(kind + " " + name));
    }

    /** The first sample of each type that this database holds, in the form in which it is stored, what is sealed opened. */
    static Map<String, Value> in(DataSource connections, EncryptionKey key, Value.Context manifest)
            throws SQLException {
        StoredTypes found = new StoredTypes(connections, key);
        ((Value.Context) manifest.get("executions"))
                .members()
                .values()
                .forEach(one -> found.execution((Value.Context) one));
        found.rows();
        found.definitions();
        return new TreeMap<>(found.samples);
    }

    private void execution(Value.Context one) {
        ExecutionId id = new ExecutionId(((Value.Text) one.get("id")).text());
        boolean isSandbox = one.get("environment").equals(new Value.Text("SANDBOX"));
        Scope scope = isSandbox ? Fixtures.sandbox(ReleaseStory.LENDER) : Fixtures.production(ReleaseStory.LENDER);
        store.executions().history(scope, id).orElseThrow().events().forEach(this::event);
        WorkflooExecution found = store.executions().find(scope, id).orElseThrow();
        state(found);
        found.data()
                .values()
                .values()
                .forEach(
                        values -> DocumentText.in(values).forEach(text -> sample("document", ContentRows.place(text))));
    }

    private void event(ExecutionEvent event) {
        Value sample = recorded(EventDocument.write(List.of(event)));
        boolean isFromAPool =
                event instanceof Started started && started.start().pool().isPresent();
        if (isFromAPool) sample(FROM_A_POOL, sample);
        else sample("event", event.getClass(), sample);
        if (event instanceof NipDelivered delivered)
            sample("delivery", delivered.delivery().getClass(), sample);
    }

    private void state(WorkflooExecution execution) {
        Position position = execution.position();
        Value sample = recorded(ExecutionDocument.write(execution));
        sample("position", position.getClass(), sample);
        position.outcome().ifPresent(outcome -> sample("outcome " + outcome, sample));
        if (position instanceof AwaitingNip nip) sample("phase " + nip.nip().phase(), sample);
    }

    private void rows() {
        KeptRows.callbacks(sql, personal).forEach(this::callback);
        PendingWork.in(connections)
                .forEach(due -> sample(
                        "work " + due.work().kind(), new Value.Text(due.work().name())));
        store.consents()
                .chained(ReleaseStory.LENDER, 0, 1)
                .forEach(consent -> sample("consent", new Value.Text(consent.toString())));
        store.signingSecrets()
                .of(ReleaseStory.LENDER)
                .forEach(secret -> sample("signing secret", new Value.Text(secret.text())));
    }

    private void callback(CallbackDelivery delivery) {
        StatusCallback told = delivery.callback();
        Value sample = new TreeWriter()
                .text("id", told.id())
                .text("at", told.at().toString())
                .text("url", told.receiver().url())
                .text("body", told.body())
                .done();
        sample("callback " + delivery.state(), sample);
        sample("announcement " + told.kind(), sample);
    }

    /** Their documents whole; of what is in them, where it is. */
    private void definitions() {
        sql.list(VERSIONS, this::definition);
        sql.list(POOLS, row -> sample("pool", StoredJson.read(row.getString("document"))));
        sql.list(SCENARIOS, row -> {
            sample("scenario", StoredJson.read(row.getString("document")));
            return sample("scenario of " + row.getString("definition_id"), StoredJson.read(row.getString("document")));
        });
    }

    private String definition(ResultSet row) throws SQLException {
        String name = "definition " + row.getString("id") + " " + row.getInt("version");
        sample(name, StoredJson.read(row.getString("document")));
        DefinitionVersion version = new DefinitionVersion(new DefinitionId(row.getString("id")), row.getInt("version"));
        store.definitions()
                .find(ReleaseStory.LENDER, version)
                .orElseThrow()
                .nodes()
                .forEach(node -> node(node, name));
        return name;
    }

    private void node(Node node, String place) {
        sample("node", node.getClass(), new Value.Text(place));
        if (node instanceof FormNode form) {
            form.form().fields().forEach(field -> sample("field " + field.type(), new Value.Text(place)));
        }
    }

    private static Value recorded(Recorded recorded) {
        return new TreeWriter()
                .tree("trail", recorded.trail())
                .tree("personal", recorded.personal())
                .done();
    }

    private void sample(String kind, Class<?> type, Value sample) {
        sample(kind + " " + type.getSimpleName(), sample);
    }

    private String sample(String name, Value sample) {
        samples.putIfAbsent(name, sample);
        return name;
    }
}
