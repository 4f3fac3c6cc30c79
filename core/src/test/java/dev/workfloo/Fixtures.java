package dev.workfloo;

import dev.workfloo.access.ApiKey;
import dev.workfloo.access.Caller;
import dev.workfloo.access.Environment;
import dev.workfloo.access.KeyHash;
import dev.workfloo.access.Right;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.ScenarioId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.Start.ChosenScenario;
import dev.workfloo.execution.Start.Origin;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.step.FormStep;
import dev.workfloo.execution.step.Run;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Links;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.scenario.Scenario.Expectation;
import dev.workfloo.scenario.Submissions;
import io.vavr.control.Either;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What tests begin with. Every workspace and id is new, so that many tests can share one store. */
public final class Fixtures {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** The form that {@link #aDefinition} begins with. */
    public static final NodeId APPLICANT = new NodeId("applicant");

    private static final RandomGenerator RANDOM = new SecureRandom();

    private Fixtures() {}

    public static WorkspaceId aWorkspace() {
        return new WorkspaceId(UUID.randomUUID().toString());
    }

    public static Scope production(WorkspaceId workspace) {
        return new Scope(workspace, Environment.PRODUCTION);
    }

    public static Scope sandbox(WorkspaceId workspace) {
        return new Scope(workspace, Environment.SANDBOX);
    }

    public static DefinitionId aDefinitionId() {
        return new DefinitionId(HexId.create(NOON, RANDOM));
    }

    public static ScenarioId aScenarioId() {
        return new ScenarioId(HexId.create(NOON, RANDOM));
    }

    public static ExecutionId anExecutionId() {
        return ExecutionId.create(NOON, RANDOM);
    }

    /** An ordered object: names and values by turns. */
    public static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2)
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        return object;
    }

    public static Value.Context context(Object... namesAndValues) {
        return Value.Context.of(object(namesAndValues));
    }

    /** A document with two forms: an applicant's name and birth date, and whether the applicant accepts. */
    public static Map<String, Object> aDocument(DefinitionId id) {
        return object(
                "id",
                id.hex(),
                "name",
                "Short application",
                "start",
                "applicant",
                "nodes",
                List.of(
                        aFormNode(
                                "applicant",
                                "welcome",
                                aField("first_name", "TEXT", "required", true, "maxLength", 60),
                                aField("birth_date", "DATE")),
                        aLabelNode("welcome", "offer", "applied"),
                        aFormNode("offer", "done", aField("accepted", "BOOLEAN", "required", true)),
                        aLabelNode("done", "", "answered")));
    }

    public static Map<String, Object> aFormNode(String id, String next, Object... fields) {
        Map<String, Object> node = object(
                "id",
                id,
                "type",
                "FORM",
                "name",
                "Form " + id,
                "sections",
                List.of(object("section", "One", "fields", List.of(fields))));
        if (!next.isEmpty()) node.put("next", next);
        return node;
    }

    public static Map<String, Object> aLabelNode(String id, String next, String... labels) {
        Map<String, Object> node = object("id", id, "type", "LABEL", "name", "Label " + id, "labels", List.of(labels));
        if (!next.isEmpty()) node.put("next", next);
        return node;
    }

    public static Map<String, Object> aField(String id, String type, Object... more) {
        Map<String, Object> field = object("id", id, "name", "Field " + id, "type", type);
        field.putAll(object(more));
        return field;
    }

    public static WorkflooDefinition read(Map<String, Object> document) {
        return DefinitionReader.read(Value.of(document))
                .getOrElseThrow(findings -> new AssertionError("not a definition: " + findings));
    }

    public static WorkflooDefinition aDefinition(DefinitionId id) {
        return read(aDocument(id));
    }

    public static WorkflooDefinition named(WorkflooDefinition definition, String name) {
        return new WorkflooDefinition(
                definition.id(),
                name,
                definition.expiresAfter(),
                definition.timeZone(),
                definition.start(),
                definition.nodes());
    }

    /** A definition in which every member that a document knows is used, with text that breaks careless stores. */
    public static WorkflooDefinition aDefinitionWithEverything(DefinitionId id) {
        return read(object(
                "id",
                id.hex(),
                "name",
                "Crédito \"Ñandú\" 信用 😀 \\ / ' ; -- \n\t",
                "expiresAfter",
                "P7DT1H0.000000001S",
                "timeZone",
                "America/Mexico_City",
                "start",
                "everything",
                "nodes",
                List.of(
                        aFormWithEverything(),
                        aLabelNode("tags", "figures", "prime", "año 2026", "'quoted'"),
                        someVariables(),
                        aRuleset(),
                        aScore(),
                        aTree(),
                        aLabelNode("bad", "", "rejected"))));
    }

    /** A flow that asks nobody: it computes a value of every type, decides by a table and by a tree, and ends. */
    public static WorkflooDefinition aDecidingDefinition(DefinitionId id) {
        return read(object(
                "id",
                id.hex(),
                "name",
                "Deciding",
                "timeZone",
                "America/Mexico_City",
                "start",
                "values",
                "nodes",
                List.of(
                        object(
                                "id",
                                "values",
                                "type",
                                "VARIABLES",
                                "name",
                                "Values",
                                "variables",
                                object(
                                        "text",
                                        "\"Ñ 😀\"",
                                        "number",
                                        "1 / 3",
                                        "truth",
                                        "1 < 2",
                                        "date",
                                        "today()",
                                        "time",
                                        "now()",
                                        "days",
                                        "duration(\"-P1DT0.000000001S\")",
                                        "months",
                                        "duration(\"P1Y1M\")",
                                        "list",
                                        "[1, 2][item > 5]",
                                        "context",
                                        "{a: {b: date(\"2026-02-28\")}}",
                                        "nothing",
                                        "null"),
                                "next",
                                "table"),
                        object(
                                "id",
                                "table",
                                "type",
                                "RULESET",
                                "name",
                                "Table",
                                "hitPolicy",
                                "FIRST",
                                "inputs",
                                List.of("values.number"),
                                "rules",
                                List.of(
                                        object("when", List.of("> 1"), "exit", "high"),
                                        object(
                                                "when",
                                                List.of("[0..1]"),
                                                "exit",
                                                "low",
                                                "message",
                                                "From 0 to 1",
                                                "labels",
                                                List.of("low"),
                                                "outputs",
                                                object("due", "values.date + values.months"))),
                                "default",
                                object("exit", "high"),
                                "exits",
                                object("high", null, "low", "tree")),
                        object(
                                "id",
                                "tree",
                                "type",
                                "DECISION_TREE",
                                "name",
                                "Tree",
                                "tree",
                                object(
                                        "name",
                                        "true?",
                                        "if",
                                        "values.truth",
                                        "then",
                                        object("exit", "done"),
                                        "else",
                                        object("exit", "done")),
                                "exits",
                                object("done", null)))));
    }

    private static Map<String, Object> someVariables() {
        return object(
                "id",
                "figures",
                "type",
                "VARIABLES",
                "name",
                "Figures",
                "variables",
                object(
                        "capacity",
                        "if everything.income != null then everything.income * 0.35 else 0",
                        "due",
                        "today() + duration(\"P1Y\")",
                        "greeting",
                        "\"Señor \\\"Ñ\\\" 😀\""),
                "next",
                "policy");
    }

    private static Map<String, Object> aRuleset() {
        return object(
                "id",
                "policy",
                "type",
                "RULESET",
                "name",
                "Policy",
                "hitPolicy",
                "PRIORITY",
                "inputs",
                List.of("figures.capacity", "everything.employed"),
                "rules",
                List.of(
                        object(
                                "when",
                                List.of(">= 700.50", "true"),
                                "exit",
                                "good",
                                "message",
                                "Solid \"payer\"",
                                "labels",
                                List.of("prime", "año"),
                                "outputs",
                                object("limit", "figures.capacity * 3", "until", "figures.due")),
                        object("when", List.of("[100..700.50)", "-"), "exit", "good", "outputs", object("limit", "1"))),
                "priority",
                List.of("bad", "good"),
                "default",
                object(
                        "exit",
                        "bad",
                        "message",
                        "Outside",
                        "labels",
                        List.of("outside"),
                        "outputs",
                        object("limit", "0")),
                "exits",
                object("good", "score", "bad", "bad"));
    }

    private static Map<String, Object> aScore() {
        return object(
                "id",
                "score",
                "type",
                "RULESET",
                "name",
                "Score",
                "hitPolicy",
                "COLLECT",
                "aggregate",
                "SUM",
                "inputs",
                List.of("policy.limit"),
                "rules",
                List.of(
                        object("when", List.of("> 10"), "outputs", object("points", "10")),
                        object("when", List.of("not(1, 2)"), "outputs", object("points", "5"))),
                "next",
                "tree");
    }

    private static Map<String, Object> aTree() {
        return object(
                "id",
                "tree",
                "type",
                "DECISION_TREE",
                "name",
                "Tree",
                "tree",
                object(
                        "name",
                        "scored",
                        "if",
                        "score.points != null",
                        "message",
                        "Has points",
                        "then",
                        object(
                                "name",
                                "enough",
                                "if",
                                "score.points > 10",
                                "then",
                                object("exit", "done"),
                                "else",
                                object("exit", "bad")),
                        "else",
                        object("exit", "bad")),
                "exits",
                object("done", null, "bad", "bad"));
    }

    private static Map<String, Object> aFormWithEverything() {
        Map<String, Object> first = object(
                "section", "Identity", "fields", List.of(aText(), aNumber(), anInteger(), aBoolean(), aSelect()));
        Map<String, Object> second = object(
                "section",
                "Other",
                "fields",
                List.of(
                        aField("birth_date", "DATE", "defaultValue", "1990-08-15"),
                        aField("email", "EMAIL", "sensitive", true, "minLength", 6),
                        aField("phone_number", "PHONE", "sensitive", true, "autofillNodeId", "bureau"),
                        aField("notice", "HTML", "html", "<p class=\"a\">&amp; 'b'</p>"),
                        aSet()));
        return object(
                "id",
                "everything",
                "type",
                "FORM",
                "name",
                "Everything",
                "sections",
                List.of(first, second),
                "next",
                "tags");
    }

    private static Map<String, Object> aText() {
        return aField(
                "rfc_pf",
                "TEXT",
                "required",
                true,
                "predefined",
                true,
                "searchable",
                true,
                "sensitive",
                true,
                "regex",
                "[A-ZÑ&]{4}\\d{6}[A-Z0-9]{3}",
                "regexMessage",
                "13 characters, \"as on the tax card\"",
                "minLength",
                13,
                "maxLength",
                13,
                "defaultValue",
                "KIBA801010BPA",
                "autoFilledBy",
                List.of(object("nodeId", "bureau", "nameNode", "Buró"), object("nodeId", "sat", "nameNode", "SAT")));
    }

    private static Map<String, Object> aNumber() {
        return aField(
                "income",
                "NUMBER",
                "minVal",
                new BigDecimal("0.01"),
                "maxVal",
                new BigDecimal("9999999999999999999999999999999999"),
                "defaultValue",
                new BigDecimal("1.5E+3"));
    }

    private static Map<String, Object> anInteger() {
        return aField("dependants", "INTEGER", "minVal", -1, "maxVal", 20, "defaultValue", 0);
    }

    private static Map<String, Object> aBoolean() {
        return aField("employed", "BOOLEAN", "required", true, "defaultValue", false);
    }

    private static Map<String, Object> aSelect() {
        return aField(
                "state",
                "SELECT",
                "map",
                object("ZAC", "Zacatecas", "AGS", "Aguascalientes", "MEX", "México"),
                "showIf",
                List.of(
                        object(
                                "field",
                                "employed",
                                "values",
                                List.of("true", "false"),
                                "requiredWithValues",
                                List.of("true")),
                        object("field", "dependants", "values", List.of("0", "1", "2"))),
                "show",
                object("field", "employed", "value", "true"));
    }

    private static Map<String, Object> aSet() {
        return aField(
                "references",
                "SET",
                "min",
                1,
                "max",
                5,
                "set",
                object(
                        "fields",
                        List.of(
                                aField("name", "TEXT", "required", true),
                                aField("relation", "SELECT", "map", object("f", "Family", "w", "Work")),
                                aField("since", "DATE")),
                        "required",
                        List.of("relation", "since"),
                        "optionalAt",
                        List.of(4, 2)));
    }

    /** Publishes {@link #aDefinition} as the first version. */
    public static DefinitionVersion aPublishedDefinition(Store store, WorkspaceId workspace) {
        return published(store, workspace, aDefinition(aDefinitionId()));
    }

    /** Publishes a definition as the next version. */
    public static DefinitionVersion published(Store store, WorkspaceId workspace, WorkflooDefinition definition) {
        int next = store.definitions()
                        .current(workspace, definition.id())
                        .map(DefinitionVersion::number)
                        .orElse(0)
                + 1;
        if (!store.definitions().publish(workspace, next, definition, NOON)) {
            throw new AssertionError("version " + next + " was not published");
        }
        return new DefinitionVersion(definition.id(), next);
    }

    /** Makes somebody else's publication: the same definition under another name. */
    public static DefinitionVersion republished(Store store, WorkspaceId workspace, DefinitionVersion version) {
        WorkflooDefinition definition =
                store.definitions().find(workspace, version).orElseThrow();
        return published(store, workspace, named(definition, definition.name() + " again"));
    }

    public static Scenario aScenario(DefinitionId definition) {
        return new Scenario(
                aScenarioId(),
                definition,
                "Strong payer",
                new Scenario.Script(
                        Links.NONE,
                        Submissions.answering(
                                Map.of(APPLICANT, context("first_name", "ANA", "birth_date", "1990-08-15")))),
                new Expectation(Optional.of(Outcome.SUCCESS), List.of("applied", "answered"), Map.of(), Map.of()));
    }

    /** Makes a scenario the only one of its definition. */
    public static Scenario kept(Store store, WorkspaceId workspace, Scenario scenario) {
        store.scenarios().replaceAll(workspace, scenario.definition(), List.of(scenario));
        return scenario;
    }

    public static Start aStart(Scope scope, DefinitionVersion version) {
        return new Start(
                scope,
                version,
                Optional.empty(),
                new Origin("tests", Optional.of("192.0.2.1")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static Start following(Scenario scenario, Start start) {
        return new Start(
                start.scope(),
                start.version(),
                Optional.of(new ChosenScenario(scenario.id(), scenario.name())),
                start.origin(),
                start.callback(),
                start.expiresAt(),
                start.pool());
    }

    /** A start of {@link #aDefinition} that is not kept yet. */
    public static Progress begun(Start start) {
        return begun(start, NOON);
    }

    public static Progress begun(Start start, Instant now) {
        CheckedFlow flow = CheckedFlow.published(aDefinition(start.version().definition()));
        return begun(start, flow, now);
    }

    public static Progress begun(Start start, CheckedFlow flow, Instant now) {
        return moved(Run.start(new Started(now, anExecutionId(), start), flow, Optional.empty()));
    }

    /** The transition, which must not be refused. */
    public static Progress moved(Either<? extends Problem, Progress> transition) {
        return transition.getOrElseThrow(problem -> new AssertionError(problem.message() + problem.fields()));
    }

    /** Starts and keeps an execution of {@link #aDefinition} in production; it waits at {@link #APPLICANT}. */
    public static WorkflooExecution aStartedExecution(Store store, WorkspaceId workspace) {
        Progress started = begun(aStart(production(workspace), aPublishedDefinition(store, workspace)));
        store.journal().start(started, Optional.empty());
        return started.execution();
    }

    /** The first form of {@link #aDefinition} answered, not kept yet. */
    public static Progress answered(WorkflooExecution execution, String firstName) {
        CheckedFlow flow =
                CheckedFlow.published(aDefinition(execution.start().version().definition()));
        Value.Context answers = context("first_name", firstName, "birth_date", "1990-08-15");
        return moved(FormStep.of(new Run(execution, flow, NOON.plusSeconds(60))).flatMap(step -> step.answer(answers)));
    }

    /** Keeps a transition, if its execution stands at the revision where it began. */
    public static boolean saved(Store store, Progress progress) {
        return saved(store, progress, Optional.empty());
    }

    public static boolean saved(Store store, Progress progress, Optional<Work> done) {
        Optional<Standing.Mark> mark =
                store.executions().standing(progress.execution().id()).flatMap(Standing::mark);
        return store.journal()
                .save(progress, new Standing(progress.from(), mark), done)
                .isRight();
    }

    public static IdempotencyKey anIdempotencyKey() {
        return anIdempotencyKey(UUID.randomUUID().toString());
    }

    public static IdempotencyKey anIdempotencyKey(String key) {
        return IdempotencyKey.of(key, Value.of("a payload")).orElseThrow();
    }

    public static Caller aCaller(WorkspaceId workspace, String keyName) {
        return new Caller(workspace, keyName, Optional.empty(), Set.of(Right.EXECUTE, Right.DESIGN));
    }

    public static ApiKey aKey(WorkspaceId workspace, String name) {
        return aKey(aCaller(workspace, name), NOON);
    }

    public static ApiKey aKey(Caller caller, Instant createdAt) {
        return new ApiKey(KeyHash.of(UUID.randomUUID().toString()), caller, createdAt, Optional.empty());
    }
}
