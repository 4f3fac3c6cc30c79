package dev.workfloo.execution;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aLabelNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anExecutionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.moved;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.check.FlowCheck;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.document.Finding;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.execution.history.NodeRecord;
import dev.workfloo.execution.step.Run;
import dev.workfloo.policy.Policy;
import dev.workfloo.policy.PolicyDecision;
import dev.workfloo.policy.PolicyProblem;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.proof.TableAnalysis.Question;
import dev.workfloo.rule.decision.space.Deadline;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** What a definition was proven to be, it is: no node of a checked flow fails, whatever people answer. */
class CheckedFlowProperties {

    private static final List<String> INPUTS = List.of(
            "who.age",
            "who.income",
            "who.state",
            "who.member",
            "who.day",
            "set.v",
            "if who.member then who.age else 0");

    private static final List<String> FORMULAS = List.of(
            "who.age * 2",
            "if who.income != null then who.income / 3 else 0",
            "who.income",
            "who.income + 1",
            "if who.member then who.state else null",
            "1 / who.age",
            "who.day + duration(\"P1M\")",
            "string length(who.state)");

    private static final List<String> CONDITIONS = List.of(
            "who.member",
            "who.income > 5",
            "who.income != null and who.income > 5",
            "who.age between 2 and 5",
            "who.state in (\"MX\", \"NL\")",
            "set.v != null",
            "who.day = null or who.day < today()",
            "not(who.member)");

    private static Map<String, List<String>> cells() {
        Map<String, List<String>> cells = new LinkedHashMap<>();
        cells.put("who.age", List.of("-", "< 3", "[3..6]", "> 6", ">= 3", "not(3, 4)", "0"));
        cells.put("who.income", List.of("-", "-", "null", "< 100", ">= 100", "[100..1000)", "not(null)"));
        cells.put("who.state", List.of("-", "\"MX\"", "\"NL\", \"DF\"", "not(\"MX\")"));
        cells.put("who.member", List.of("-", "true", "false"));
        cells.put("who.day", List.of("-", "null", "< date(\"2026-01-01\")", ">= date(\"2026-01-01\")"));
        cells.put("set.v", List.of("-", "-", "null", "> 3", "<= 3"));
        cells.put("if who.member then who.age else 0", List.of("-", "< 5", ">= 5"));
        return cells;
    }

    private static final Pattern BOTH = Pattern.compile("(rules [0-9]+ and [0-9]+) both match");

    private static <T> T one(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static Map<String, Object> table(Random random) {
        List<String> inputs = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(2); i++) inputs.add(one(INPUTS, random));
        boolean exits = random.nextBoolean();
        List<Object> rules = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            Map<String, Object> rule = object(
                    "when",
                    inputs.stream()
                            .map(input -> one(cells().get(input), random))
                            .toList());
            if (exits) rule.put("exit", random.nextBoolean() ? "yes" : "no");
            if (random.nextInt(3) == 0) rule.put("outputs", object("o", one(FORMULAS, random)));
            rules.add(rule);
        }
        Map<String, Object> node = object(
                "id",
                "table",
                "type",
                "RULESET",
                "name",
                "Table",
                "hitPolicy",
                one(List.of("UNIQUE", "FIRST", "ANY"), random),
                "inputs",
                inputs,
                "rules",
                rules);
        if (random.nextBoolean()) node.put("default", exits ? object("exit", "yes") : object("message", "else"));
        if (exits) node.put("exits", object("yes", "tree", "no", random.nextBoolean() ? null : "end"));
        else node.put("next", "tree");
        return node;
    }

    private static Map<String, Object> flow(Random random) {
        Map<String, Object> tree = object(
                "id",
                "tree",
                "type",
                "DECISION_TREE",
                "name",
                "Tree",
                "tree",
                object(
                        "name",
                        "first",
                        "if",
                        one(CONDITIONS, random),
                        "then",
                        object("exit", "a"),
                        "else",
                        object(
                                "name",
                                "second",
                                "if",
                                one(CONDITIONS, random),
                                "then",
                                object("exit", "a"),
                                "else",
                                object("exit", "b"))),
                "exits",
                object("a", "end", "b", null));
        return object(
                "id",
                aDefinitionId().hex(),
                "name",
                "Flow",
                "start",
                "who",
                "nodes",
                List.of(
                        aFormNode(
                                "who",
                                "set",
                                aField("age", "INTEGER", "required", true, "minVal", 0, "maxVal", 8),
                                aField("income", "NUMBER"),
                                aField(
                                        "state",
                                        "SELECT",
                                        "required",
                                        true,
                                        "map",
                                        object("MX", "a", "NL", "b", "DF", "c")),
                                aField("member", "BOOLEAN", "required", true),
                                aField("day", "DATE")),
                        object(
                                "id",
                                "set",
                                "type",
                                "VARIABLES",
                                "name",
                                "Set",
                                "variables",
                                object("v", one(FORMULAS.subList(0, 4), random)),
                                "next",
                                "table"),
                        table(random),
                        tree,
                        aLabelNode("end", "", "ended")));
    }

    private static Value.Context answers(Random random) {
        Map<String, Object> answers = object(
                "age",
                random.nextInt(9),
                "state",
                one(List.of("MX", "NL", "DF"), random),
                "member",
                random.nextBoolean());
        if (random.nextBoolean()) answers.put("income", one(List.of(0, 99.5, 100, 999, 1000, -3), random));
        if (random.nextBoolean()) answers.put("day", one(List.of("2025-12-31", "2026-01-01", "9999-12-31"), random));
        return Value.Context.of(answers);
    }

    @Property(tries = 3_000)
    void noNodeOfACheckedFlowFails(@ForAll Random random) {
        FlowCheck.Result check = FlowCheck.check(read(flow(random)), Deadline.usual(InstantSource.system()));
        Statistics.label("checked").collect(check.flow().isPresent());

        check.flow().ifPresent(flow -> {
            for (int run = 0; run < 20; run++) {
                Set<String> failures = failures(flow, answers(random));
                failures.removeIf(failure -> isWarnedOf(failure, check.findings()));
                assertEquals(Set.of(), failures);
            }
        });

        Statistics.label("checked").coverage(coverage -> coverage.check(true).percentage(share -> share > 2));
    }

    /** By the answers alone a policy comes to what an execution does, for the same reasons, wherever one comes by. */
    @Property(tries = 500)
    void aPolicyDecidesAsAnExecutionDoes(@ForAll Random random) {
        WorkflooDefinition definition = read(flow(random));
        Optional<Policy> policy =
                Policy.of(definition, () -> NOON).map(Policy::allowingUnread).toJavaOptional();
        Statistics.label("checked").collect(policy.isPresent());

        policy.ifPresent(alone -> {
            CheckedFlow flow = CheckedFlow.published(definition);
            for (int run = 0; run < 20; run++) {
                Value.Context answers = answers(random);
                for (NodeRecord node : new ExecutionHistory(1, events(flow, answers)).nodes(flow)) {
                    if (alone.decisions().contains(node.node().name())) decidesAsWell(alone, answers, node);
                }
            }
        });

        Statistics.label("checked").coverage(coverage -> coverage.check(true).percentage(share -> share > 1));
    }

    private static void decidesAsWell(Policy policy, Value.Context answers, NodeRecord node) {
        Either<PolicyProblem, PolicyDecision> decided =
                policy.decide(node.node().name(), Map.of("who", answers));
        NodeEvent last = node.events().get(node.events().size() - 1);

        if (last instanceof ExecutionEvent.NodeFailed failed) {
            assertEquals(Either.left(new PolicyProblem.Undecided(node.node().name(), failed.reason())), decided);
        } else {
            assertEquals(
                    Either.right(node.explanation()),
                    decided.map(PolicyDecision::why).map(Optional::of));
            assertEquals(Either.right(last.exit()), decided.map(PolicyDecision::exit));
        }
    }

    /**
     * What cannot be decided is a warning: of columns that read the same, which of their values go together; of two formulas,
     * whether they come to the same.
     */
    private static boolean isWarnedOf(String failure, List<Finding> warnings) {
        Set<Question> questions =
                failure.contains(" both match") ? Set.of(Question.OVERLAPS, Question.AGREEMENT) : Set.of(Question.GAPS);
        Matcher rules = BOTH.matcher(failure);
        String both = rules.find() ? rules.group(1) + " can both match" : "no rules";
        return warnings.stream()
                .map(Finding::message)
                .filter(it -> questions.stream().anyMatch(asked -> it.startsWith("undecided whether " + asked.words())))
                .anyMatch(it -> it.contains(both) || it.contains("read the same value"));
    }

    private static Set<String> failures(CheckedFlow flow, Value.Context answers) {
        Set<String> failures = new TreeSet<>();
        for (ExecutionEvent event : events(flow, answers)) {
            if (event instanceof ExecutionEvent.NodeFailed failed) failures.add(answers + ": " + failed.reason());
        }
        return failures;
    }

    private static List<ExecutionEvent> events(CheckedFlow flow, Value.Context answers) {
        Start start = aStart(
                production(new WorkspaceId("w")),
                new DefinitionVersion(flow.definition().id(), 1));
        return moved(Run.start(new Started(NOON, anExecutionId(), start), flow, Optional.of(answers)))
                .events();
    }
}
