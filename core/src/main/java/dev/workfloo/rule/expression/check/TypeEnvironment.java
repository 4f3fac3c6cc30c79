package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.expression.Expression;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is known where an expression stands.
 *
 * @param names the types of what it can name
 * @param present expressions that a guard has shown not to be null
 */
public record TypeEnvironment(Map<String, Type> names, Set<Expression> present) {

    public TypeEnvironment {
        names = Map.copyOf(names);
        present = Set.copyOf(present);
    }

    public static TypeEnvironment of(Map<String, Type> names) {
        return new TypeEnvironment(names, Set.of());
    }

    public TypeEnvironment with(String name, Type type) {
        return with(Map.of(name, type));
    }

    /** What was shown of something else of the same name does not hold of these. */
    public TypeEnvironment with(Map<String, Type> others) {
        Map<String, Type> more = new LinkedHashMap<>(names);
        more.putAll(others);
        Set<Expression> still = new HashSet<>(present);
        still.removeIf(it -> others.keySet().stream().anyMatch(name -> Subexpressions.isNamed(name, it)));
        return new TypeEnvironment(more, still);
    }

    public TypeEnvironment with(Set<Expression> alsoPresent) {
        Set<Expression> more = new HashSet<>(present);
        more.addAll(alsoPresent);
        return new TypeEnvironment(names, more);
    }
}
