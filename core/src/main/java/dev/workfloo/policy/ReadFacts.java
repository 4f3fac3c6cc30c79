package dev.workfloo.policy;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The facts that a node reads, by the name of the node at which a flow gathers them.
 *
 * @param reader the node that reads them
 * @param read the types of what is read; what may be missing may be null
 * @param known the types of all that is gathered on the way there, read or not
 */
record ReadFacts(String reader, Map<String, Type.Context> read, Map<String, Type.Context> known) {

    /** Their full names, such as {@code applicant.income}. */
    List<String> names() {
        return read.entrySet().stream()
                .flatMap(node -> node.getValue().members().keySet().stream().map(name -> node.getKey() + "." + name))
                .toList();
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
        return new ReadFacts(reader, more, known);
    }

    /** The facts as rules read them, or what is wrong with each, by its place. */
    Either<Map<String, String>, Map<String, Value.Context>> check(Value.Context given) {
        Map<String, Value.Context> facts = new LinkedHashMap<>();
        for (Map.Entry<String, Value> fact : given.members().entrySet()) {
            Type.Context expected = read.get(fact.getKey());
            Value.Context typed = expected != null && fact.getValue() instanceof Value.Context members
                    ? FactTypes.members(expected, members)
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

    private static boolean mayBeMissing(Type.Context type) {
        for (Type member : type.members().values()) if (!member.isNullable()) return false;
        return true;
    }

    private Map<String, String> complaints(Value.Context given) {
        FactComplaints complaints = new FactComplaints(reader);
        given.members().keySet().stream()
                .filter(name -> !read.containsKey(name))
                .forEach(name -> complaints.aboutUnread(name, this));
        read.forEach((name, type) -> {
            Value fact = given.members().getOrDefault(name, Value.Context.EMPTY);
            complaints.about(name, type, fact, known.getOrDefault(name, type));
        });
        return complaints.all();
    }
}
