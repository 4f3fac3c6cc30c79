package dev.workfloo.execution.search;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aLabelNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.begun;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.moved;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.definition.form.FieldType;
import dev.workfloo.execution.ExecutionData;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionState;
import dev.workfloo.execution.Start.Channel;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.step.FormStep;
import dev.workfloo.execution.step.Run;
import dev.workfloo.rule.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SearchableFieldsTest {

    private static final String SEARCHABLE = "searchable";

    private static WorkflooDefinition definition(Object... nodes) {
        return read(object("id", aDefinitionId().hex(), "name", "Search", "start", "first", "nodes", List.of(nodes)));
    }

    /** Answers its forms one after the other. */
    private static WorkflooExecution answered(WorkflooDefinition definition, Value.Context... answers) {
        CheckedFlow flow = CheckedFlow.published(definition);
        WorkflooExecution execution = begun(
                        aStart(production(aWorkspace()), new DefinitionVersion(definition.id(), 1)), flow, NOON)
                .execution();
        for (Value.Context given : answers) {
            execution = moved(FormStep.of(new Run(execution, flow, NOON)).flatMap(step -> step.answer(given)))
                    .execution();
        }
        return execution;
    }

    private static Map<String, Object> aConsent(String countryCode, String phoneNumber) {
        return object(
                "id",
                "consent",
                "type",
                "LINK",
                "name",
                "Consent",
                "service",
                "NIP",
                "nip",
                object("channels", List.of("sms"), "countryCode", countryCode, "phoneNumber", phoneNumber));
    }

    private static Set<String> wholes(WorkflooDefinition definition, WorkflooExecution execution) {
        return SearchableFields.of(definition).termsOf(execution).stream()
                .filter(term -> term.kind() == SearchTerm.Kind.WHOLE)
                .map(term -> term.name() + "=" + term.text())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theFormThatWasAnsweredLastCounts() {
        WorkflooDefinition definition = definition(
                aFormNode(
                        "first",
                        "second",
                        aField("first_name", "TEXT", SEARCHABLE, true),
                        aField("rfc_pf", "TEXT", SEARCHABLE, true)),
                aFormNode("second", "first", aField("first_name", "TEXT", SEARCHABLE, true)));
        Value.Context ana = context("first_name", "Ana", "rfc_pf", "KIBA");
        Value.Context eva = context("first_name", "Eva");
        Value.Context zoe = context("first_name", "Zoe");

        assertEquals(Set.of("first_name=ana", "rfc_pf=kiba"), wholes(definition, answered(definition, ana)));
        assertEquals(Set.of("first_name=eva", "rfc_pf=kiba"), wholes(definition, answered(definition, ana, eva)));
        assertEquals(Set.of("first_name=zoe"), wholes(definition, answered(definition, ana, eva, zoe)));
        assertEquals(
                Map.of("first_name", "Ana", "rfc_pf", "KIBA"),
                SearchableFields.of(definition)
                        .textsOf(answered(definition, zoe, eva, ana), Set.of("first_name", "rfc_pf", "other")));
    }

    @Test
    void theOrderIsSureUnlessAFormWasAnsweredAgain() {
        WorkflooDefinition definition = definition(
                aFormNode("first", "second", aField("first_name", "TEXT", SEARCHABLE, true)),
                aFormNode("second", "third", aField("first_name", "TEXT", SEARCHABLE, true)),
                aFormNode("third", "first", aField("rfc_pf", "TEXT", SEARCHABLE, true)));
        SearchableFields fields = SearchableFields.of(definition);
        Value.Context ana = context("first_name", "Ana");
        Value.Context rfc = context("rfc_pf", "KIBA");
        WorkflooExecution asked = answered(definition, ana, ana, rfc);
        WorkflooExecution again = answered(definition, ana, ana, rfc, ana);

        assertFalse(fields.mayBeOutOfOrder(asked));
        assertFalse(fields.mayBeOutOfOrder(again));
        assertTrue(fields.mayBeOutOfOrder(ordered(again, "first", "second", "third")));
        assertFalse(fields.mayBeOutOfOrder(ordered(again, "second", "third", "first")));
        assertFalse(fields.mayBeOutOfOrder(ordered(again, "first", "third")));
    }

    private static WorkflooExecution ordered(WorkflooExecution execution, String... forms) {
        ExecutionData data = execution.data();
        Map<NodeId, Value.Context> values = new LinkedHashMap<>();
        for (String form : forms) values.put(new NodeId(form), data.values().getOrDefault(new NodeId(form), context()));
        return WorkflooExecution.of(
                new Started(NOON, execution.id(), execution.start()),
                new ExecutionState(
                        execution.position(),
                        new ExecutionData(values, data.labels(), data.visits(), data.consents(), data.files()),
                        execution.modifiedAt(),
                        execution.revision()));
    }

    /** A form that leaves a field out, or hides it, says nothing of it. */
    @Test
    void aFormWithoutAnAnswerDoesNotCount() {
        WorkflooDefinition definition = definition(
                aFormNode("first", "second", aField("first_name", "TEXT", SEARCHABLE, true)),
                aFormNode(
                        "second",
                        "first",
                        aField("same", "BOOLEAN"),
                        aField(
                                "first_name",
                                "TEXT",
                                SEARCHABLE,
                                true,
                                "showIf",
                                List.of(object("field", "same", "values", List.of("false"))))));

        WorkflooExecution execution =
                answered(definition, context("first_name", "Ana"), context("same", true, "first_name", "Eva"));

        assertEquals(Set.of("first_name=ana"), wholes(definition, execution));
    }

    @Test
    void whatASetDeclaresIsDeclaredOfAllItsFields() {
        Map<String, Object> inner = object(
                "fields",
                List.of(
                        aField("name", "TEXT", SEARCHABLE, true),
                        aField("note", "TEXT"),
                        aField("notice", "HTML", "html", "<p>")));
        WorkflooDefinition some = definition(aFormNode("first", "", aField("people", "SET", "set", inner)));
        WorkflooDefinition all =
                definition(aFormNode("first", "", aField("people", "SET", SEARCHABLE, true, "set", inner)));
        Value.Context answers = context("people", List.of(object("name", "Ana", "note", "One"), object("name", "Eva")));

        assertEquals(
                Map.of("name", Set.of(FieldType.TEXT)),
                SearchableFields.of(some).declared());
        assertEquals(Set.of("name=ana", "name=eva"), wholes(some, answered(some, answers)));
        assertEquals(Set.of("name", "note"), SearchableFields.of(all).declared().keySet());
        assertEquals(Set.of("name=ana", "name=eva", "note=one"), wholes(all, answered(all, answers)));
        assertEquals(Map.of("name", "Ana"), SearchableFields.of(some).textsOf(answered(some, answers), Set.of("name")));
    }

    @Test
    void aPhoneIsFoundHoweverItWasTyped() {
        WorkflooDefinition definition = definition(
                aFormNode(
                        "first",
                        "consent",
                        aField("code", "TEXT"),
                        aField("phone", "PHONE", SEARCHABLE, true),
                        aField("other", "PHONE", SEARCHABLE, true)),
                aConsent("first.code", "first.phone"));

        WorkflooExecution execution =
                answered(definition, context("code", "+52", "phone", "(55) 1234-5678", "other", "(55) 1234-5678"));
        WorkflooExecution foreign =
                answered(definition, context("code", "+52", "phone", "+1 (202) 555-0123", "other", "+34 612 345 678"));

        assertEquals(
                Set.of("other=5512345678", "phone=525512345678", "phone=5512345678"), wholes(definition, execution));
        assertEquals(
                Set.of("other=34612345678", "other=612345678", "phone=12025550123", "phone=2025550123"),
                wholes(definition, foreign));
    }

    /** The number comes first here, and its country with another form. */
    @Test
    void aCountryThatIsKnownLaterCounts() {
        WorkflooDefinition definition = definition(
                aFormNode("first", "second", aField("phone", "PHONE", SEARCHABLE, true)),
                aFormNode("second", "consent", aField("code", "TEXT"), aField("income", "NUMBER")),
                aConsent("second.code", "first.phone"));
        SearchableFields fields = SearchableFields.of(definition);
        Value.Context phone = context("phone", "5512345678");

        WorkflooExecution first = answered(definition, phone);
        WorkflooExecution without = answered(definition, phone, context("income", 1));
        WorkflooExecution mexican = answered(definition, phone, context("code", "+52"));

        assertEquals(Set.of("phone=5512345678"), wholes(definition, without));
        assertEquals(Set.of("phone=525512345678", "phone=5512345678"), wholes(definition, mexican));
        assertTrue(fields.areFoundAlike(first.data(), without.data()));
        assertFalse(fields.areFoundAlike(first.data(), mexican.data()));
    }

    @Test
    void nothingIsKeptOfTheApi() {
        WorkflooDefinition definition = definition(aFormNode("first", "", aField("note", "TEXT")));

        assertEquals(Set.of(), SearchableFields.of(definition).termsOf(answered(definition)));
        assertEquals(Optional.empty(), SearchTerm.origin(Channel.API));
        assertEquals(
                2,
                Stream.of(Channel.values())
                        .flatMap(channel -> SearchTerm.origin(channel).stream())
                        .distinct()
                        .count());
    }

    @Test
    void whatIsNotSearchableChangesNothing() {
        WorkflooDefinition definition = definition(
                aFormNode("first", "second", aField("first_name", "TEXT", SEARCHABLE, true), aField("note", "TEXT")),
                aLabelNode("second", "third", "seen"),
                aFormNode("third", "fourth", aField("first_name", "TEXT", SEARCHABLE, true), aField("more", "TEXT")),
                aFormNode("fourth", "", aField("more", "TEXT")));
        SearchableFields fields = SearchableFields.of(definition);
        Value.Context ana = context("first_name", "Ana", "note", "x");

        WorkflooExecution none = answered(definition);
        WorkflooExecution first = answered(definition, ana);
        WorkflooExecution same = answered(definition, context("first_name", "Ana", "note", "y"));
        WorkflooExecution third = answered(definition, ana, context("more", "x"));
        WorkflooExecution eva = answered(definition, ana, context("first_name", "Eva"));

        assertTrue(fields.areFoundAlike(first.data(), same.data()));
        assertTrue(fields.areFoundAlike(first.data(), third.data()));
        assertFalse(fields.areFoundAlike(none.data(), first.data()));
        assertFalse(fields.areFoundAlike(third.data(), eva.data()));
    }

    @Test
    void otherAnswersAreFoundAsText() {
        WorkflooDefinition definition = definition(aFormNode(
                "first",
                "",
                aField("income", "NUMBER", SEARCHABLE, true),
                aField("born", "DATE", SEARCHABLE, true),
                aField("employed", "BOOLEAN", SEARCHABLE, true),
                aField("state", "SELECT", SEARCHABLE, true, "map", object("ZAC", "Zacatecas")),
                aField("email", "EMAIL", SEARCHABLE, true)));

        WorkflooExecution execution = answered(
                definition,
                context(
                        "income",
                        "1.50E+3",
                        "born",
                        "1990-08-15",
                        "employed",
                        "true",
                        "state",
                        "ZAC",
                        "email",
                        " Ana@Example.com "));

        assertEquals(
                Set.of("income=1500", "born=1990-08-15", "employed=true", "state=zac", "email=ana@example.com"),
                wholes(definition, execution));
    }

    @Test
    void aSetWithoutEndIsFoundByItsBeginning() {
        WorkflooDefinition definition = definition(aFormNode(
                "first",
                "",
                aField("people", "SET", "set", object("fields", List.of(aField("name", "TEXT", SEARCHABLE, true))))));
        List<Object> people = IntStream.range(0, 500)
                .<Object>mapToObj(number -> object("name", "Name " + number))
                .toList();

        Set<String> wholes = wholes(definition, answered(definition, context("people", people)));

        assertEquals(SearchableFields.MOST_ANSWERS, wholes.size());
        assertEquals(
                IntStream.range(0, SearchableFields.MOST_ANSWERS)
                        .mapToObj(number -> "name=name " + number)
                        .collect(Collectors.toSet()),
                wholes);
    }
}
