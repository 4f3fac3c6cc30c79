package dev.workfloo;

import static dev.workfloo.testkit.contract.fixture.Fixtures.context;

import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.LabelNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.Form;
import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** The arbitraries of all properties. */
public final class Samples {

    private Samples() {}

    // Values

    /** Any tree of values, small enough that two of them are often equal. */
    public static Arbitrary<Value> smallValues() {
        Arbitrary<Value> leaves = Arbitraries.of(
                Value.NULL,
                Value.of(""),
                Value.of("1"),
                Value.of("1:a"),
                Value.of("2020-01-01"),
                Value.of(LocalDate.of(2020, 1, 1)),
                Value.of(1),
                Value.of(new BigDecimal("1.50")),
                Value.of(true),
                Value.of(List.of()),
                Value.Context.EMPTY);
        return nested(leaves, Arbitraries.of("", "a", "b", "1:a"), 2);
    }

    /** Any tree that JSON could carry. */
    public static Arbitrary<Value> trees() {
        return nested(jsonLeaves(), memberNames(), 3);
    }

    public static Arbitrary<Value> jsonLeaves() {
        return Arbitraries.oneOf(
                Arbitraries.just(Value.NULL),
                Arbitraries.of(FormSampler.TEXTS).map(Value::of),
                Arbitraries.strings().ofMaxLength(20).map(Value::of),
                Arbitraries.of(NodeTexts.ALL).map(Value::of),
                numbers().map(Value::of),
                Arbitraries.of(true, false).map(Value::of));
    }

    public static Arbitrary<BigDecimal> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(-2, 12).map(BigDecimal::valueOf),
                Arbitraries.of("0.0", "1E+3", "1E+400", "-1E-400", "1000000001", "1E+2000000000", "1E-2000000000")
                        .map(BigDecimal::new),
                Combinators.combine(
                                Arbitraries.bigIntegers(),
                                Arbitraries.integers().between(-50, 50))
                        .as(BigDecimal::new));
    }

    private static Arbitrary<Value> nested(Arbitrary<Value> leaves, Arbitrary<String> names, int depth) {
        if (depth == 0) return leaves;
        Arbitrary<Value> deeper = nested(leaves, names, depth - 1);
        return Arbitraries.frequencyOf(
                Tuple.of(2, leaves),
                Tuple.of(1, deeper.list().ofMaxSize(3).map(Value.Sequence::new)),
                Tuple.of(2, Arbitraries.maps(names, deeper).ofMaxSize(5).map(Value.Context::new)));
    }

    /** The names that a definition document knows, and some that it does not. */
    private static Arbitrary<String> memberNames() {
        return Arbitraries.of(NodeTexts.ALL);
    }

    private static final class NodeTexts {
        static final List<String> ALL = List.of(
                "id",
                "name",
                "expiresAfter",
                "timeZone",
                "start",
                "nodes",
                "scenarios",
                "type",
                "next",
                "sections",
                "section",
                "fields",
                "labels",
                "required",
                "predefined",
                "searchable",
                "sensitive",
                "min",
                "max",
                "minLength",
                "maxLength",
                "minVal",
                "maxVal",
                "regex",
                "regexMessage",
                "map",
                "showIf",
                "show",
                "field",
                "value",
                "values",
                "requiredWithValues",
                "defaultValue",
                "html",
                "autofillNodeId",
                "autoFilledBy",
                "nodeId",
                "nameNode",
                "set",
                "optionalAt",
                "answers",
                "expect",
                "status",
                "hitPolicy",
                "inputs",
                "rules",
                "when",
                "exit",
                "exits",
                "message",
                "outputs",
                "default",
                "priority",
                "aggregate",
                "tree",
                "if",
                "then",
                "else",
                "variables",
                "service",
                "nip",
                "NIP",
                "otp",
                "OTP",
                "provider",
                "channel",
                "attempts",
                "maxFallbacks",
                "codes",
                "channels",
                "sms",
                "countryCode",
                "maxSends",
                "resendAfter",
                "request",
                "response",
                "INTEGER?",
                "consent",
                "retries",
                "timeout",
                "onError",
                "links",
                "error",
                "code",
                "after",
                "failFirst",
                "instruction",
                "allowCorrection",
                "reviews",
                "VALIDATION",
                "APPROVED",
                "REJECTED",
                "LINK",
                "FORM",
                "LABEL",
                "RULESET",
                "DECISION_TREE",
                "VARIABLES",
                "UNIQUE",
                "COLLECT",
                "RULE ORDER",
                "1 +",
                "> 5",
                "a.b = null",
                "TEXT",
                "NUMBER",
                "SET",
                "SELECT",
                "P7D",
                "UTC",
                "(a+)+",
                "a/b~c",
                "");
    }

    public static Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 4_000_000_000L),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    // Forms

    /** A form that can be answered: conditions hang on other fields and never round in a circle. */
    public static Arbitrary<Form> forms() {
        return Arbitraries.randomValue(random -> new FormSampler(random).form());
    }

    /** A form, and answers near and off what it takes. */
    public record Submission(Form form, Value.Context answers) {}

    public static Arbitrary<Submission> submissions() {
        return Arbitraries.randomValue(random -> {
            FormSampler sampler = new FormSampler(random);
            Form form = sampler.form();
            return new Submission(form, sampler.answers(form.fields().toList()));
        });
    }

    /**
     * What a form was answered, and later again in part.
     *
     * @param kept what it kept the first time
     * @param anew the fields that are to be answered again
     * @param later near and off what they take, with answers to other fields too
     */
    public record Resubmission(Form form, Value.Context kept, Set<String> anew, Value.Context later) {}

    public static Arbitrary<Resubmission> resubmissions() {
        return Arbitraries.randomValue(random -> {
                    FormSampler sampler = new FormSampler(random);
                    Form form = sampler.form();
                    List<Field> fields = form.fields().toList();
                    Set<String> anew = new LinkedHashSet<>();
                    fields.stream().filter(field -> random.nextInt(3) == 0).forEach(field -> anew.add(field.id()));
                    return form.check(sampler.answers(fields))
                            .toJavaOptional()
                            .map(kept -> new Resubmission(form, kept, anew, sampler.answers(fields)));
                })
                .filter(Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    // Flows

    /** Any readable definition, whether or not it makes sense. */
    public static Arbitrary<WorkflooDefinition> definitions() {
        Arbitrary<List<Node>> nodes = Arbitraries.randomValue(random -> {
            List<Node> list = new ArrayList<>();
            int count = 1 + random.nextInt(5);
            for (int i = 0; i < count; i++) list.add(node(random, "n" + i, next(random, count)));
            return list;
        });
        return Combinators.combine(
                        Arbitraries.of("Crédito", "x", "信用 😀"),
                        Arbitraries.longs().between(1, 1_000_000_000_000L).optional(),
                        Arbitraries.of("Z", "UTC", "America/Mexico_City", "-06:00"),
                        nodes)
                .as((name, expires, zone, list) -> new WorkflooDefinition(
                        new DefinitionId("657117e1d511b6e54fe2a967"),
                        name,
                        expires.map(Duration::ofNanos),
                        ZoneId.of(zone),
                        new NodeId("n0"),
                        list));
    }

    private static Optional<NodeId> next(Random random, int count) {
        int target = random.nextInt(count + 2);
        return target >= count ? Optional.empty() : Optional.of(new NodeId("n" + target));
    }

    private static Node node(Random random, String id, Optional<NodeId> next) {
        return switch (random.nextInt(11)) {
            case 0, 1 -> new FormNode(new NodeId(id), "Form " + id, new FormSampler(random).form(), next);
            case 2 -> label(random, id, next);
            case 3 -> new LinkSampler(random).nip(new NodeId(id), next);
            case 4 -> new LinkSampler(random).service(new NodeId(id), next);
            case 7 -> new LinkSampler(random).otp(new NodeId(id), next);
            case 5, 8, 9 -> DocumentedExample.node(random.nextInt(DocumentedExample.nodes()), new NodeId(id), next);
            case 6 -> new ReviewSampler(random).node(new NodeId(id), next);
            default -> new RuleSampler(random).node(new NodeId(id), next);
        };
    }

    private static Node label(Random random, String id, Optional<NodeId> next) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) labels.add("label " + random.nextInt(4));
        return new LabelNode(new NodeId(id), "Label " + id, labels, next);
    }

    /**
     * A flow that runs: one path through nodes of all kinds that ends, or goes back to an earlier node so that the cycle
     * waits at a form.
     */
    public static Arbitrary<CheckedFlow> flows() {
        return Arbitraries.randomValue(random -> {
            int count = 1 + random.nextInt(6);
            boolean circles = random.nextInt(3) == 0;
            List<Node> nodes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                boolean last = i == count - 1;
                Optional<NodeId> next = last
                        ? circles ? Optional.of(new NodeId("n" + random.nextInt(count))) : Optional.empty()
                        : Optional.of(new NodeId("n" + (i + 1)));
                nodes.add(
                        last && circles
                                ? new FormNode(new NodeId("n" + i), "Form", new FormSampler(random).form(), next)
                                : node(random, "n" + i, next));
            }
            return CheckedFlow.published(new WorkflooDefinition(
                    new DefinitionId("657117e1d511b6e54fe2a967"),
                    "Flow",
                    Optional.empty(),
                    ZoneId.of("Z"),
                    new NodeId("n0"),
                    nodes));
        });
    }

    /** A flow that mostly turns to somebody outside; where it goes round, it asks a person on the way. */
    public static Arbitrary<CheckedFlow> outwardFlows() {
        return Arbitraries.randomValue(random -> {
            int count = 1 + random.nextInt(4);
            boolean circles = random.nextInt(3) == 0;
            List<Node> nodes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                NodeId id = new NodeId("n" + i);
                boolean back = circles && random.nextInt(3) == 0;
                Optional<NodeId> next =
                        i == count - 1 ? Optional.empty() : Optional.of(new NodeId("n" + (back ? 0 : i + 1)));
                nodes.add(
                        switch (circles && i == 0 ? 0 : random.nextInt(8)) {
                            case 0, 1, 2 -> new LinkSampler(random).nip(id, next);
                            case 3, 4, 5 -> new LinkSampler(random).service(id, next);
                            case 6 -> new LinkSampler(random).otp(id, next);
                            default -> label(random, id.name(), next);
                        });
            }
            return CheckedFlow.published(new WorkflooDefinition(
                    new DefinitionId("657117e1d511b6e54fe2a967"),
                    "Outward",
                    Optional.of(Duration.ofHours(1 + random.nextInt(24))),
                    ZoneId.of("Z"),
                    new NodeId("n0"),
                    nodes));
        });
    }

    /** Answers to a form, or to none: each is right often enough that flows move on. */
    public static Value.Context answersTo(Node node, Random random) {
        FormSampler sampler = new FormSampler(random);
        return node instanceof FormNode form
                ? sampler.answers(form.form().fields().toList())
                : context("unknown", "x");
    }

    // Patterns

    /** Any pattern of groups, choices, repetitions, marks and references. */
    public static Arbitrary<String> patterns() {
        return pattern(3);
    }

    private static Arbitrary<String> pattern(int depth) {
        Arbitrary<String> atoms = Arbitraries.of(
                "a",
                "b",
                ".",
                "[ab]",
                "[^a]",
                "\\w",
                "^",
                "$",
                "\\b",
                "\\G",
                "\\z",
                "\\1",
                "\\2",
                "",
                "()",
                "(?=a)",
                "(?!b)",
                "(?<=a)",
                "(?i)",
                "\\Qa\\E",
                "\\(",
                "[]a]",
                "[a&&[^b]]");
        Arbitrary<String> repeats =
                Arbitraries.of("", "", "", "*", "+", "?", "*?", "++", "{2}", "{0,3}", "{50}", "{99999}", "{2,}");
        if (depth == 0) return Combinators.combine(atoms, repeats).as(String::concat);
        Arbitrary<String> inner = pattern(depth - 1);
        Arbitrary<String> groups = Combinators.combine(
                        Arbitraries.of("(", "(?:", "(?>", "(?=", "(?!"),
                        inner.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join("|", parts)),
                        repeats)
                .as((open, body, repeat) -> open + body + ")" + repeat);
        Arbitrary<String> one =
                Arbitraries.oneOf(Combinators.combine(atoms, repeats).as(String::concat), groups, inner);
        return Combinators.combine(
                        one.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join("", parts)),
                        Arbitraries.of(1, 1, 1, 2, 5, 40))
                .as(String::repeat);
    }
}
