package dev.workfloo.definition.check;

import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.decision.Aggregate;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import dev.workfloo.rule.decision.HitPolicy;
import dev.workfloo.rule.expression.check.TypeEnvironment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The types of what a table sets: each output has one, whichever rule sets it, and may be null where one does not. */
final class OutputTypes {

    private final DecisionTable table;
    private final FindingsAt findings;
    private final Map<String, Type> ofRules = new LinkedHashMap<>();
    private final Map<String, Type> ofDefault = new LinkedHashMap<>();
    private final Map<String, Integer> setters = new LinkedHashMap<>();

    OutputTypes(DecisionTable table, FindingsAt findings) {
        this.table = table;
        this.findings = findings;
    }

    void add(Conclusion conclusion, String pointer, TypeEnvironment known) {
        conclusion.outputs().forEach((name, expression) -> {
            FindingsAt at = findings.at(pointer + "/outputs/" + name);
            merge(ofRules, name, FormulaTypes.of(expression, known, at), at);
            setters.merge(name, 1, Integer::sum);
        });
    }

    /** When no rule matches, the default's outputs stand as they are: nothing is put together. */
    void addDefault(Conclusion conclusion, TypeEnvironment known) {
        conclusion.outputs().forEach((name, expression) -> {
            FindingsAt at = findings.at("/default/outputs/" + name);
            ofDefault.put(name, FormulaTypes.of(expression, known, at));
        });
    }

    private static void merge(Map<String, Type> types, String name, Type type, FindingsAt at) {
        Type before = types.getOrDefault(name, Type.NOTHING);
        Optional<Type> joined = Type.join(before, type);
        if (joined.isEmpty()) at.error("", "is " + type + " here, but " + before + " in a rule before");
        types.put(name, joined.orElse(Type.NOTHING));
    }

    Type.Context types() {
        Map<String, Type> types = new LinkedHashMap<>();
        ofRules.forEach((name, type) -> types.put(name, counted(name, type)));
        table.otherwise().ifPresent(conclusion -> {
            types.replaceAll((name, type) -> ofDefault.containsKey(name) ? type : type.orNull());
            ofDefault.forEach((name, type) -> {
                FindingsAt at = findings.at("/default/outputs/" + name);
                if (types.containsKey(name)) merge(types, name, type, at);
                else types.put(name, type.orNull());
            });
        });
        return new Type.Context(types);
    }

    /** What several rules make of an output together. */
    private Type counted(String name, Type type) {
        boolean always = setters.getOrDefault(name, 0) == table.rules().size();
        if (table.hitPolicy().isSingle()) return always ? type : type.orNull();
        if (table.hitPolicy() == HitPolicy.RULE_ORDER) return new Type.Sequence(type);
        return switch (table.aggregate()) {
            case LIST -> new Type.Sequence(type);
            case COUNT -> Type.INTEGER;
            case SUM -> summed(name, type);
            case MIN, MAX -> compared(name, type);
        };
    }

    private Type summed(String name, Type type) {
        if (!Type.NUMBER.accepts(type)) {
            findings.error("/aggregate", Aggregate.SUM + " adds numbers, but " + name + " is " + type);
        }
        return withoutMatch(type instanceof Type.Num num && num.whole() ? Type.INTEGER : Type.NUMBER);
    }

    private Type compared(String name, Type type) {
        boolean ordered = Type.NUMBER.accepts(type)
                || Type.TEXT.accepts(type)
                || Type.DATE.accepts(type)
                || Type.DATE_TIME.accepts(type)
                || Type.DAYS.accepts(type)
                || Type.MONTHS.accepts(type);
        if (!ordered) {
            findings.error("/aggregate", table.aggregate() + " needs an order, but " + name + " is " + type);
        }
        return withoutMatch(type);
    }

    /** Over no rule at all there is nothing to put together, unless a default steps in; and not every rule sets it. */
    private static Type withoutMatch(Type type) {
        return type.orNull();
    }
}
