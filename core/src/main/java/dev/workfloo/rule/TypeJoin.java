package dev.workfloo.rule;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the narrowest type that two types share. */
final class TypeJoin {

    private TypeJoin() {}

    static Optional<Type> join(Type one, Type other) {
        if (one.isNullable() || other.isNullable()) {
            return join(one.present(), other.present()).map(Type::orNull);
        }
        if (one.accepts(other)) return Optional.of(one);
        if (other.accepts(one)) return Optional.of(other);
        if (one instanceof Type.Text a && other instanceof Type.Text b) return Optional.of(text(a, b));
        if (one instanceof Type.Num a && other instanceof Type.Num b) return Optional.of(NumberTypes.join(a, b));
        if (one instanceof Type.Sequence a && other instanceof Type.Sequence b) {
            return join(a.element(), b.element()).map(Type.Sequence::new);
        }
        if (one instanceof Type.Context a && other instanceof Type.Context b) return context(a, b);
        return Optional.empty();
    }

    private static Type text(Type.Text one, Type.Text other) {
        if (one.options().isEmpty() || other.options().isEmpty()) return Type.TEXT;
        Set<String> options = new LinkedHashSet<>(one.options());
        options.addAll(other.options());
        return new Type.Text(options);
    }

    /** A member that only one of them has may be missing. */
    private static Optional<Type> context(Type.Context one, Type.Context other) {
        Set<String> names = new LinkedHashSet<>(one.members().keySet());
        names.addAll(other.members().keySet());
        Map<String, Type> members = new LinkedHashMap<>();
        for (String name : names) {
            Optional<Type> member =
                    join(one.member(name).orElse(Type.NULL), other.member(name).orElse(Type.NULL));
            if (member.isEmpty()) return Optional.empty();
            members.put(name, member.get());
        }
        return Optional.of(new Type.Context(members));
    }
}
