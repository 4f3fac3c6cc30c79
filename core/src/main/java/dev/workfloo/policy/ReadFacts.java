package dev.workfloo.policy;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a node reads, by the name of the node at which a flow gathers them.
 *
 * @param reader the node that reads them
 * @param read the types of what is read; what may be missing may be null
 * @param known the types of all that is gathered on the way there, read or not
 * @param forms the nodes at which people answer
 */
record ReadFacts(String reader, Map<String, Type.Context> read, Map<String, Type.Context> known, Set<String> forms) {

    /** Their types by their full names, such as {@code applicant.income}. */
    Map<String, Type> byName() {
        Map<String, Type> byName = new LinkedHashMap<>();
        read.forEach((node, type) -> type.members().forEach((name, member) -> byName.put(node + "." + name, member)));
        return byName;
    }

    List<String> names() {
        return List.copyOf(byName().keySet());
    }

    /** The same facts, and those that are gathered and not read, which may be there and need not. */
    ReadFacts withUnread() {
        Map<String, Type.Context> more = new LinkedHashMap<>();
        known.forEach((node, type) -> {
            Map<String, Type> members = new LinkedHashMap<>();
            type.members().forEach((name, member) -> members.put(name, member.orNull()));
            if (read.containsKey(node)) members.putAll(read.get(node).members());
            more.put(node, new Type.Context(members));
        });
        read.forEach(more::putIfAbsent);
        return new ReadFacts(reader, more, known, forms);
    }

    /** The facts as rules read them, or what is wrong with each, by its place. */
    Either<Map<String, String>, Map<String, Value.Context>> check(Value.Context given) {
        Map<String, Value.Context> facts = new LinkedHashMap<>();
        for (Map.Entry<String, Value> fact : given.members().entrySet()) {
            if (isNone(fact.getKey(), fact.getValue())) continue;
            Type.Context expected = read.get(fact.getKey());
            Value.Context typed = expected != null && fact.getValue() instanceof Value.Context members
                    ? typed(fact.getKey(), expected, members)
                    : null;
            if (typed == null) return Either.left(complaints(given));
            facts.put(fact.getKey(), typed);
        }
        for (Map.Entry<String, Type.Context> expected : read.entrySet()) {
            if (!facts.containsKey(expected.getKey()) && !mayBeMissing(expected.getValue())) {
                return Either.left(complaints(given));
            }
        }
        return Either.right(facts);
    }

    /** Null is no fact, but for a name that nothing has; nor is what holds nothing else, unless it is read. */
    private boolean isNone(String name, Value fact) {
        if (!known.containsKey(name)) return false;
        return fact instanceof Value.Null
                || !read.containsKey(name)
                        && fact instanceof Value.Context members
                        && members.members().keySet().stream().allMatch(member -> isNone(name, member, members));
    }

    /** Whether a member of a node's facts is none, and not read there either. */
    boolean isNone(String node, String member, Value.Context facts) {
        return types(node).isMissing(facts.get(member)) && has(known.get(node), member) && !has(read.get(node), member);
    }

    private static boolean has(Type.@Nullable Context type, String member) {
        return type != null && type.member(member).isPresent();
    }

    /** What is none is left out where it has to be: most often nothing does. */
    private Value.@Nullable Context typed(String node, Type.Context expected, Value.Context given) {
        Value.Context typed = types(node).members(expected, given);
        if (typed != null) return typed;
        Map<String, Value> members = new LinkedHashMap<>(given.members());
        boolean same = !members.keySet().removeIf(member -> isNone(node, member, given));
        return same ? null : types(node).members(expected, new Value.Context(members));
    }

    private FactTypes types(String node) {
        return forms.contains(node) ? FactTypes.ANSWERS : FactTypes.OTHERS;
    }

    private static boolean mayBeMissing(Type.Context type) {
        for (Type member : type.members().values()) if (!member.isNullable()) return false;
        return true;
    }

    private Map<String, String> complaints(Value.Context given) {
        FactComplaints complaints = new FactComplaints(this);
        given.members().keySet().stream()
                .filter(name -> !read.containsKey(name) && !isNone(name, given.get(name)))
                .forEach(complaints::aboutUnread);
        read.forEach((name, type) -> {
            Value fact = given.get(name) instanceof Value.Null ? Value.Context.EMPTY : given.get(name);
            complaints.about(name, type, fact, types(name));
        });
        return complaints.all();
    }
}
